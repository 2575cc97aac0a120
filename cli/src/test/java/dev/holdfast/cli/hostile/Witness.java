package dev.holdfast.cli.hostile;

/** What hostile files try to reach. That the virtual machine loads it at all means that one of them got through. */
public final class Witness {

    private Witness() {}

    /** Would be called by a file that runs. */
    public static String touch() {
        return "touched";
    }
}
