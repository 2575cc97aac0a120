package dev.holdfast.planner.cost;

import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PricedItem;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.cost.Costing.Place;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostMeter;
import dev.holdfast.planner.cost.bill.Usage;
import dev.holdfast.planner.cost.course.GapTable;
import dev.holdfast.planner.cost.course.Months;
import dev.holdfast.planner.storage.MachineContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What protected instances cost: their size follows from what was in use at the newest backup, so machines that grow change it. */
final class InstanceCosting {

    private static final double HUNDREDTHS = 100;
    private static final double DAY = 86_400;

    /** A month is looked at in so many parts, each with one size. */
    private static final int PARTS = 30;

    private final CostRequest request;

    InstanceCosting(CostRequest request) {
        this.request = request;
    }

    /**
     * The lines of a protected instance: one for each size that it may have.
     *
     * @param home the vault to which it is backed up
     * @param isNew true if it was never backed up
     */
    List<CostLine> lines(Place home, boolean agentless, boolean isNew) {
        Map<CostBand, Map<PricedItem, double[]>> counts = new EnumMap<>(CostBand.class);
        for (CostBand band : CostBand.values()) {
            counts.put(band, counts(home.content().of(band), home.months().held(), agentless));
        }
        List<CostLine> lines = new ArrayList<>();
        for (PricedItem item : InstanceSize.ITEMS) {
            if (counts.values().stream().anyMatch(sizes -> sizes.containsKey(item))) {
                Usage usage = usage(item, home, counts, isNew);
                if (!usage.isNothing()) {
                    Optional<Price> price = request.book()
                            .find(item, Optional.empty(), home.vault().region());
                    lines.add(new CostLine(home.item(), CostMeter.PROTECTED_INSTANCE, item.word(), price, usage));
                }
            }
        }
        return lines;
    }

    private Usage usage(PricedItem item, Place home, Map<CostBand, Map<PricedItem, double[]>> counts, boolean isNew) {
        Map<CostBand, double[]> months = new EnumMap<>(CostBand.class);
        Map<CostBand, Double> steady = new EnumMap<>(CostBand.class);
        counts.forEach((band, sizes) -> {
            GapTable held = home.months().held();
            double[] count = sizes.getOrDefault(item, new double[held.months()]);
            double late = isNew ? firstBackup(home.content().of(band).full()) : 0;
            months.put(band, instances(held, count, late));
            home.lasting().ifPresent(course -> {
                double[] lasting = new double[course.held().months()];
                Arrays.fill(lasting, count[count.length - 1]);
                steady.put(band, instances(course.held(), lasting, 0)[lasting.length - 1]);
            });
        });
        return Usage.of(months, steady);
    }

    /** How many instances of each size it counts as, by month. */
    private Map<PricedItem, double[]> counts(MachineContent content, GapTable held, boolean agentless) {
        Map<PricedItem, double[]> counts = new EnumMap<>(PricedItem.class);
        if (!content.grows()) {
            InstanceSize size = size(content.full(), agentless);
            double[] each = new double[held.months()];
            Arrays.fill(each, size.hundredths() / HUNDREDTHS);
            counts.put(size.item(), each);
            return counts;
        }
        for (int month = 0; month < held.months(); month++) {
            for (int part = 0; part < PARTS; part++) {
                double days = newest(held, month, (part + 0.5) / PARTS - 0.5) / DAY;
                InstanceSize size = size(content.full() + Math.round(content.grown(days)), agentless);
                counts.computeIfAbsent(size.item(), any -> new double[held.months()])[month] +=
                        size.hundredths() / HUNDREDTHS / PARTS;
            }
        }
        return counts;
    }

    private InstanceSize size(long bytes, boolean agentless) {
        return InstanceSize.of(bytes, agentless, request.profile().metering());
    }

    /**
     * When the newest point was captured, in seconds from the first month.
     *
     * @param part of the month, from its middle: -0.5 to 0.5
     */
    private static double newest(GapTable held, int month, double part) {
        double middle = held.newest(month);
        if (held.months() == 1) {
            return middle + part * Math.max(0, Math.min((double) Months.SECONDS, 2 * middle));
        }
        boolean before = part < 0 ? month > 0 : month + 1 >= held.months();
        int neighbour = before ? month - 1 : month + 1;
        boolean known = held.whole(neighbour) > 0;
        double slope = before ? middle - held.newest(neighbour) : held.newest(neighbour) - middle;
        return known ? middle + part * slope : middle;
    }

    /** Seconds from the first start until the first backup is done, from when on the instance counts. */
    private double firstBackup(long bytes) {
        ServiceProfile.Timings timings = request.profile().timings();
        return (double) timings.snapshot().plus(timings.transferOverhead()).toSeconds()
                + (double) bytes / timings.transferRate().perSecond().bytes();
    }

    private static double[] instances(GapTable held, double[] count, double late) {
        double[] instances = new double[held.months()];
        double left = late;
        for (int month = 0; month < instances.length; month++) {
            double seconds = held.whole(month);
            double off = Math.min(left, seconds);
            left -= off;
            instances[month] = count[month] * (seconds - off) / (double) Months.SECONDS;
        }
        return instances;
    }
}
