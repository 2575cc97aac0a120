package dev.holdfast.executor.fabric.content;

/** Spreads numbers and texts over 64 bits; different values give different results as good as always. */
public final class Mix {

    /** The fractional part of the golden ratio: odd, and near to no simple multiple of anything. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private Mix() {}

    /** A bijection of 64 bits in which every bit of the value changes half of the result. */
    public static long of(long value) {
        long mixed = (value ^ (value >>> 32)) * 0xd6e8feb86659fd93L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L;
        return mixed ^ (mixed >>> 32);
    }

    /** Two values in their order; for one first value a bijection of the second. */
    public static long of(long first, long second) {
        return of(of(first + STEP) + second);
    }

    /** A text. */
    public static long of(String text) {
        long mixed = text.length();
        for (int i = 0; i < text.length(); i++) {
            mixed = of(mixed, text.charAt(i));
        }
        return mixed;
    }
}
