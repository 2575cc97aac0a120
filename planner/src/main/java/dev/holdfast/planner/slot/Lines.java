package dev.holdfast.planner.slot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Jobs that follow each other in as few lines as possible, as if each line were a worker: so many jobs run at once.
 *
 * <p>All jobs of a line but the last must end by the last slot, since the last one begins by then; how long the last one
 * takes does not matter. So the longest jobs come last, one in each line, and the others are packed into bins of the window's
 * length, the longest first, each into the fullest bin that takes it.
 */
final class Lines {

    /** Most items of equal length in a bin for which {@link #least} counts items instead of minutes. */
    private static final int COUNTED = 64;

    private Lines() {}

    /**
     * Where each job begins, in minutes of the window.
     *
     * @param minutes lengths of the jobs, longest first
     * @param lastSlot the last minute at which a job may begin
     */
    static int[] beginnings(int[] minutes, int lastSlot) {
        int tooFew = least(minutes, lastSlot) - 1;
        int enough = minutes.length;
        int[] beginnings = new int[minutes.length];
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) / 2;
            Optional<int[]> packed = packed(minutes, lastSlot, middle);
            if (packed.isPresent()) {
                beginnings = packed.get();
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return beginnings;
    }

    private static Optional<int[]> packed(int[] minutes, int lastSlot, int lines) {
        int[] beginnings = new int[minutes.length];
        int[] used = new int[lines];
        List<Deque<Integer>> byRoom = new ArrayList<>();
        for (int room = 0; room <= lastSlot; room++) {
            byRoom.add(new ArrayDeque<>());
        }
        for (int line = 0; line < lines; line++) {
            byRoom.get(lastSlot).add(line);
        }
        BitSet rooms = new BitSet(lastSlot + 1);
        rooms.set(lastSlot);
        for (int index = lines; index < minutes.length; index++) {
            int room = rooms.nextSetBit(minutes[index]);
            if (room < 0) {
                return Optional.empty();
            }
            int line = byRoom.get(room).remove();
            if (byRoom.get(room).isEmpty()) {
                rooms.clear(room);
            }
            beginnings[index] = used[line];
            used[line] += minutes[index];
            byRoom.get(room - minutes[index]).add(line);
            rooms.set(room - minutes[index]);
        }
        // The longest begin earliest, so that little is left when the next run begins.
        List<Integer> emptiest = IntStream.range(0, lines)
                .boxed()
                .sorted(Comparator.comparing(line -> used[line]))
                .toList();
        for (int index = 0; index < lines; index++) {
            beginnings[index] = used[emptiest.get(index)];
        }
        return Optional.of(beginnings);
    }

    /**
     * Lines without which no packing gets by. With so many lines the jobs that are not among as many longest ones must fit
     * into bins, which dual feasible functions of bin packing bound (Fekete and Schepers, "New classes of fast lower bounds
     * for bin packing problems", 2001): the sum of minutes, and for each k a count by which every bin holds at most k.
     *
     * @param minutes lengths of the jobs, longest first
     * @param lastSlot the last minute at which a job may begin
     */
    static int least(int[] minutes, int lastSlot) {
        int least = Math.min(1, minutes.length);
        while (least < minutes.length && minutes[least] > lastSlot) {
            least++;
        }
        if (least == minutes.length) {
            return least;
        }
        least = least(minutes, least, lastSlot);
        int most = Math.min(COUNTED, lastSlot / minutes[minutes.length - 1]);
        for (int k = 1; k <= most; k++) {
            int[] counts = new int[minutes.length];
            for (int i = 0; i < minutes.length; i++) {
                counts[i] = (int) (((k + 1L) * minutes[i] - 1) / lastSlot);
            }
            least = least(counts, least, k);
        }
        return least;
    }

    /** The fewest bins, at least this many, so that the values after as many fit into them by their sum. */
    private static int least(int[] values, int from, int bin) {
        long rest = Arrays.stream(values, from, values.length).asLongStream().sum();
        int least = from;
        while (rest > (long) least * bin) {
            rest -= values[least];
            least++;
        }
        return least;
    }
}
