package dev.holdfast.cli;

/** The program: the only place that touches {@link System}. */
public final class Main {

    private Main() {}

    /** Starts the program. */
    public static void main(String[] arguments) {
        System.exit(arguments.length);
    }
}
