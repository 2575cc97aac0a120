package dev.holdfast.executor.fabric.scenario;

/**
 * What the strength of a kind of fault means.
 *
 * @param meaning how much of what, part of a sentence; empty if faults of the kind have no strength
 * @param usual what holds where nothing is said
 * @param least smallest that makes sense
 * @param most largest that makes sense
 */
public record Strength(String meaning, double usual, double least, double most) {

    /** Faults are all alike. */
    static final Strength NONE = new Strength("", 0, 0, 0);

    static Strength times(String what, double usual) {
        return new Strength("times " + what, usual, 1, 10_000);
    }

    static Strength share(String what) {
        return new Strength("share of " + what, 0.5, 0, 1);
    }

    static Strength count(String what, double usual, double most) {
        return new Strength(what, usual, 1, most);
    }

    /** True if faults of the kind can be stronger or weaker. */
    public boolean exists() {
        return !meaning.isEmpty();
    }

    /** True for a number that makes sense. */
    public boolean allows(double strength) {
        return strength >= least && strength <= most;
    }
}
