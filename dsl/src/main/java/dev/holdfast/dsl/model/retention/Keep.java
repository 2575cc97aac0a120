package dev.holdfast.dsl.model.retention;

import dev.holdfast.dsl.quantity.Age;

/** How much of a class is kept: a number of buckets, all of them, or those young enough. */
public sealed interface Keep {

    /** Which kind this is. */
    KeepKind kind();

    /**
     * The newest good point of each of the last buckets that have one.
     *
     * @param buckets at least 0
     */
    record Count(int buckets) implements Keep {
        public Count {
            if (buckets < 0) {
                throw new IllegalArgumentException("a count must not be negative: " + buckets);
            }
        }

        @Override
        public KeepKind kind() {
            return KeepKind.COUNT;
        }
    }

    /** Every bucket, for ever. */
    record Unlimited() implements Keep {
        @Override
        public KeepKind kind() {
            return KeepKind.UNLIMITED;
        }
    }

    /**
     * The newest good point of each bucket lives until its capture plus this age.
     *
     * @param age longer than nothing
     */
    record ForAge(Age age) implements Keep {
        public ForAge {
            if (age.isZero()) {
                throw new IllegalArgumentException("an age of nothing keeps nothing");
            }
        }

        @Override
        public KeepKind kind() {
            return KeepKind.AGE;
        }
    }
}
