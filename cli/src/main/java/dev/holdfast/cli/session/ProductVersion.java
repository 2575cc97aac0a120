package dev.holdfast.cli.session;

/** Which Holdfast this is. */
public final class ProductVersion {

    private ProductVersion() {}

    /** The version in the jar's manifest, such as {@code 0.1.0}; {@code development} for classes that were never packaged. */
    public static String text() {
        String version = ProductVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
