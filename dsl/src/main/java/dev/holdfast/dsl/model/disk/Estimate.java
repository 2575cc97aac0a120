package dev.holdfast.dsl.model.disk;

/**
 * A value together with where it comes from.
 *
 * @param value the value to calculate with
 * @param origin who said so
 */
public record Estimate<T>(T value, ValueOrigin origin) {

    /** A value the user wrote. */
    public static <T> Estimate<T> declared(T value) {
        return new Estimate<>(value, ValueOrigin.DECLARED);
    }

    /** A value the cloud reported. */
    public static <T> Estimate<T> measured(T value) {
        return new Estimate<>(value, ValueOrigin.MEASURED);
    }

    /** A documented default. */
    public static <T> Estimate<T> preset(T value) {
        return new Estimate<>(value, ValueOrigin.PRESET);
    }

    /** True if a default stands in for something nobody said. */
    public boolean isPreset() {
        return origin == ValueOrigin.PRESET;
    }
}
