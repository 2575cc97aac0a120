package dev.holdfast.dsl.groovy.parse;

/** What hostile texts try to reach; loading it at all is noted elsewhere, so that the test can look without loading it. */
public final class Witness {

    /** Set by {@link Witness} when anything of it runs. */
    static final class Log {
        static volatile boolean touched;

        private Log() {}
    }

    static {
        Log.touched = true;
    }

    private Witness() {}

    /** Would be called by a text that runs. */
    public static String touch() {
        Log.touched = true;
        return "touched";
    }
}
