package dev.holdfast.dsl.generator;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Runs a property for many seeds and says which one broke it.
 *
 * <p>{@code -Dholdfast.seed=17} runs that seed alone; {@code -Dholdfast.seeds=20} runs no property for more than the first
 * 20 seeds, for runs that repeat every test often.
 */
public final class Seeds {

    private static final String TEST = "Test";

    /** Which part of a package's name is that of its module. */
    private static final int MODULE = 2;

    private Seeds() {}

    /** Runs {@code property} for the seeds 0 to {@code count} - 1, as far as the options above do not say otherwise. */
    public static void forEach(int count, Property property) {
        Long only = Long.getLong("holdfast.seed");
        long first = only == null ? 0 : only;
        long last = only == null ? Math.min(count, Integer.getInteger("holdfast.seeds", count)) - 1 : only;
        for (long seed = first; seed <= last; seed++) {
            try {
                property.check(new SplittableRandom(seed));
            } catch (Throwable problem) {
                throw new AssertionError("seed " + seed + ": " + problem.getMessage() + again(seed), problem);
            }
        }
    }

    /** The command that runs a seed of the calling test again. */
    static String again(long seed) {
        Optional<StackWalker.StackFrame> test = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().endsWith(TEST))
                        .reduce((inner, outer) -> outer));
        if (test.isEmpty()) {
            return System.lineSeparator() + "Again: -Dholdfast.seed=" + seed;
        }
        String[] name = test.get().getClassName().split("\\.", -1);
        return System.lineSeparator() + "Again: ./dev test -pl " + name[MODULE] + " -am -Dtest='"
                + name[name.length - 1] + "#" + test.get().getMethodName()
                + "*' -Dsurefire.failIfNoSpecifiedTests=false -Dholdfast.seed=" + seed;
    }

    /** One of these values. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> T oneOf(RandomGenerator random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /** What must hold for every seed. */
    @FunctionalInterface
    public interface Property {
        /** Throws if the property does not hold. */
        void check(RandomGenerator random) throws Exception;
    }
}
