package dev.holdfast.executor.fabric.content;

/**
 * How writes are dealt to the classes of a pattern. Each node of a binary tree gives a share of its writes, rounded down, to
 * its left and the others to its right: both only grow, and nothing is lost.
 *
 * <p>Uniform writing is a mixture of sweeps: 1 − e^(−x) = ∫ min(x, y) e^(−y) dy over y from 0, with x the writes so far per
 * extent. In a sweep of y e^(−y) dy of the extents at e^(−y) dy of the writes, min(x, y) e^(−y) dy of them differ. Cutting y so
 * that every class has equally many extents leaves an error of less than one percent.
 */
final class SweepShares {

    /** Classes of uniform writing on a disk with that many extents or more. */
    static final int MOST = 16;

    private static final int PARTS = 16;
    private static final int HALVINGS = 200;

    /** By the number of classes as a power of two: the share of the left at each node, in parts of 65,536; node 1 is the root. */
    private static final int[][] UNIFORM = uniform();

    /** The share of the hot class. */
    private static final int[] HOT_SET = {0, (int) StrictMath.round(0.9 * (1 << PARTS))};

    private SweepShares() {}

    /**
     * What of a node's writes goes to its left.
     *
     * @param classes a power of two; 2 or more
     */
    static long left(WritePattern pattern, int classes, int node, long writes) {
        int share = (pattern == WritePattern.HOT_SET ? HOT_SET : UNIFORM[Integer.numberOfTrailingZeros(classes)])[node];
        // writes × share / 65,536 rounded down, in two parts that always fit
        return (writes >> PARTS) * share + (((writes & ((1 << PARTS) - 1)) * share) >> PARTS);
    }

    private static int[][] uniform() {
        double[] ends = new double[MOST + 1]; // e^(−y) at the cuts
        ends[0] = 1;
        for (int cut = 1; cut < MOST; cut++) {
            ends[cut] = StrictMath.exp(-cut((double) cut / MOST));
        }
        int[][] shares = new int[Integer.numberOfTrailingZeros(MOST) + 1][];
        for (int power = 0; power < shares.length; power++) {
            int classes = 1 << power;
            shares[power] = new int[classes];
            for (int node = 1; node < classes; node++) {
                int leaves = classes / Integer.highestOneBit(node); // below the node
                int first = (node * leaves - classes) * (MOST / classes);
                int cuts = leaves * (MOST / classes);
                double all = ends[first] - ends[first + cuts];
                double left = ends[first] - ends[first + cuts / 2];
                shares[power][node] = (int) StrictMath.round(left / all * (1 << PARTS));
            }
        }
        return shares;
    }

    /** The y below which a share of all extents is: 1 − (1 + y) e^(−y) = share. */
    private static double cut(double share) {
        double low = 0;
        double high = 64;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (1 - (1 + middle) * StrictMath.exp(-middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
