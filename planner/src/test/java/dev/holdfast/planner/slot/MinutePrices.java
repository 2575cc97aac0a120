package dev.holdfast.planner.slot;

import dev.holdfast.planner.slot.load.CircleLoad;
import dev.holdfast.planner.slot.load.Course;
import dev.holdfast.planner.slot.load.JobClass;
import dev.holdfast.planner.slot.load.OverlapGroup;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A proof that a peak cannot be lower, for tests: if each minute of the circle has a price and the prices add up to 1, no
 * assignment has a lower peak than what all machines pay when each takes its cheapest slot. Any prices prove something; good
 * ones are found by letting the machines answer the prices of the load again and again.
 */
final class MinutePrices {

    private static final int ROUNDS = 1_500;
    /** How many rounds the first load counts for. */
    private static final int WEIGHT = 500;

    private MinutePrices() {}

    /** Jobs that run at once in every assignment. */
    static double provenJobs(OverlapGroup group, Placement start) {
        int circle = group.circle();
        double[] load = Arrays.stream(start.load().jobs()).asDoubleStream().toArray();
        List<JobClass> classes =
                group.classes(IntStream.range(0, group.size()).boxed().toList());
        double proven = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double peak = Arrays.stream(load).max().orElseThrow();
            double[] before = new double[2 * circle + 1];
            for (int i = 0; i < 2 * circle; i++) {
                before[i + 1] = before[i] + Math.pow(load[i % circle] / peak, 32);
            }
            double[] answer = new double[circle];
            double paid = 0;
            for (JobClass alike : classes) {
                StaggeredMachine machine = group.machine(alike.first());
                Course course = group.course(alike.first());
                int cheapest = 0;
                double price = Double.MAX_VALUE;
                for (int slot = 0; slot < machine.pattern().slots(); slot++) {
                    double paidHere = price(course, machine, slot, before);
                    cheapest = paidHere < price ? slot : cheapest;
                    price = Math.min(paidHere, price);
                }
                paid += price * alike.indexes().size();
                CircleLoad own = new CircleLoad(circle);
                own.add(course, machine, cheapest);
                for (int i = 0; i < circle; i++) {
                    answer[i] += own.jobs()[i] * alike.indexes().size();
                }
            }
            proven = Math.max(proven, paid / before[circle]);
            double share = 1.0 / (WEIGHT + round + 1);
            for (int i = 0; i < circle; i++) {
                load[i] = load[i] * (1 - share) + answer[i] * share;
            }
        }
        return proven;
    }

    private static double price(Course course, StaggeredMachine machine, int slot, double[] before) {
        int circle = before.length / 2;
        double price = 0;
        for (int run = 0; run < course.runs(); run++) {
            int start = (course.start(run) + slot) % circle;
            int length = course.transfers(run, slot) ? machine.minutes() : machine.snapshotMinutes();
            price += length / circle * before[circle] + before[start + length % circle] - before[start];
        }
        return price;
    }
}
