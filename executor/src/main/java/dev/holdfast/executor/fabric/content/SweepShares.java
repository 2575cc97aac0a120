package dev.holdfast.executor.fabric.content;

/**
 * Into which classes uniform writing is cut, and how writes are dealt to them.
 *
 * <p>Uniform writing is a mixture of sweeps: 1 − e^(−x) = ∫ min(x, y) e^(−y) dy over y from 0, with x the writes so far per
 * extent. So y e^(−y) dy of the extents are swept by e^(−y) dy of the writes. One sweep in place of those with y between two
 * cuts errs most in the middle, by w²/8 e^(−y) for a width of w. With the cuts of K classes at e^(−y) = cos²(πj/2K), that is
 * the same share of what differs, π²/8K², everywhere: half a percent for 16 classes.
 *
 * <p>Each node of a binary tree over the classes gives a share of its writes, rounded down, to its left and the others to its
 * right: both only grow, and nothing is lost.
 */
final class SweepShares {

    /** Classes of uniform writing on a disk with that many extents or more. */
    static final int MOST = 16;

    private static final int PARTS = 20;

    /** By the number of classes as a power of two. */
    private static final SweepShares[] UNIFORM = uniform();

    /** Nine writes of ten go to the first class, one tenth of the extents. */
    private static final SweepShares HOT_SET = new SweepShares(new double[] {1, 0.1, 0}, new double[] {0, 0.1, 1});

    private final int classes;
    /** The share of the left at each node, in parts of 2^20; node 1 is the root, those below node n are 2n and 2n + 1. */
    private final int[] left;
    /** The share of the extents before each class, in parts of 2^20. */
    private final int[] before;

    /**
     * Shares of classes.
     *
     * @param writes the share of the writes that is left for each class and those behind it
     * @param extents the share of the extents that is before it
     */
    private SweepShares(double[] writes, double[] extents) {
        classes = writes.length - 1;
        left = new int[classes];
        for (int node = 1; node < classes; node++) {
            int leaves = classes / Integer.highestOneBit(node); // below the node
            int first = node * leaves - classes;
            double all = writes[first] - writes[first + leaves];
            left[node] = parts((writes[first] - writes[first + leaves / 2]) / all);
        }
        before = new int[classes + 1];
        for (int sweep = 0; sweep <= classes; sweep++) {
            before[sweep] = parts(extents[sweep]);
        }
    }

    private static int parts(double share) {
        return (int) StrictMath.round(share * (1 << PARTS));
    }

    private static SweepShares[] uniform() {
        SweepShares[] shares = new SweepShares[Integer.numberOfTrailingZeros(MOST) + 1];
        for (int power = 0; power < shares.length; power++) {
            int classes = 1 << power;
            double[] writes = new double[classes + 1];
            double[] extents = new double[classes + 1];
            writes[0] = 1;
            extents[classes] = 1;
            for (int cut = 1; cut < classes; cut++) {
                double cosine = StrictMath.cos(Math.PI * cut / (2 * classes));
                writes[cut] = cosine * cosine;
                extents[cut] = 1 - (1 - StrictMath.log(writes[cut])) * writes[cut]; // 1 − (1 + y) e^(−y)
            }
            shares[power] = new SweepShares(writes, extents);
        }
        return shares;
    }

    /** Those of a pattern on so many extents; no more classes than extents. */
    static SweepShares of(WritePattern pattern, long extents) {
        return switch (pattern) {
            case UNIFORM -> UNIFORM[Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, Math.min(MOST, extents)))];
            case HOT_SET -> extents > 1 ? HOT_SET : UNIFORM[0];
            case APPEND, CLEAR -> UNIFORM[0];
        };
    }

    /** Classes: a power of two. */
    int classes() {
        return classes;
    }

    /** What of a node's writes goes to its left. */
    long left(int node, long writes) {
        // writes × share rounded down, in two parts that always fit
        return (writes >> PARTS) * left[node] + (((writes & ((1 << PARTS) - 1)) * left[node]) >> PARTS);
    }

    /** Extents before a class, of so many in all; every class has at least one. */
    long first(int sweep, long extents) {
        long share = (extents >> PARTS) * before[sweep] + (((extents & ((1 << PARTS) - 1)) * before[sweep]) >> PARTS);
        return Math.min(Math.max(share, sweep), extents - (classes - sweep));
    }
}
