package dev.holdfast.planner.cost.bill;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.Estimate;
import dev.holdfast.dsl.model.disk.ValueOrigin;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.storage.DiskContent;
import dev.holdfast.planner.storage.MachineContent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the disks of a machine may hold and rewrite.
 *
 * @param low the least
 * @param likely what the estimates say
 * @param high the most
 * @param used who said how much is in use: the weakest source of any disk
 * @param churn who said how much is rewritten: the weakest source of any disk
 */
public record ContentBand(
        MachineContent low, MachineContent likely, MachineContent high, ValueOrigin used, ValueOrigin churn) {

    private static final int WHOLE = 100;

    /** Exactly this, as a fabric measured it. */
    public static ContentBand measured(MachineContent content) {
        return new ContentBand(content, content, content, ValueOrigin.MEASURED, ValueOrigin.MEASURED);
    }

    /** The band of disks: presets may be off by what the profile says, a declared churn too; what was measured stands. */
    public static ContentBand of(List<Disk> disks, ServiceProfile.Presets.Spread spread) {
        Map<CostBand, List<DiskContent>> contents = new EnumMap<>(CostBand.class);
        ValueOrigin used = ValueOrigin.MEASURED;
        ValueOrigin churn = ValueOrigin.MEASURED;
        for (Disk disk : disks) {
            used = weaker(used, disk.used().origin());
            churn = weaker(churn, disk.churn().origin());
            for (CostBand band : CostBand.values()) {
                DataSize inUse = used(disk, band, spread);
                contents.computeIfAbsent(band, any -> new ArrayList<>())
                        .add(DiskContent.of(disk, inUse, churn(disk.churn(), inUse, band, spread)));
            }
        }
        return new ContentBand(
                content(contents, CostBand.LOW),
                content(contents, CostBand.LIKELY),
                content(contents, CostBand.HIGH),
                used,
                churn);
    }

    private static MachineContent content(Map<CostBand, List<DiskContent>> contents, CostBand band) {
        return new MachineContent(contents.getOrDefault(band, List.of()));
    }

    /** True if nobody says how much of some disk is in use. */
    public boolean isUsedPreset() {
        return used == ValueOrigin.PRESET;
    }

    /** True if nobody says how much of some disk is rewritten. */
    public boolean isChurnPreset() {
        return churn == ValueOrigin.PRESET;
    }

    /** The content of a band. */
    public MachineContent of(CostBand band) {
        return switch (band) {
            case LOW -> low;
            case LIKELY -> likely;
            case HIGH -> high;
        };
    }

    private static ValueOrigin weaker(ValueOrigin one, ValueOrigin other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static DataSize used(Disk disk, CostBand band, ServiceProfile.Presets.Spread spread) {
        DataSize likely = disk.used().value();
        if (!disk.used().isPreset() || band == CostBand.LIKELY) {
            return likely;
        }
        DataSize size = disk.size().value();
        DataSize end = size.times(band == CostBand.LOW ? spread.usedLow() : spread.usedHigh());
        boolean outside = band == CostBand.LOW ? end.compareTo(likely) > 0 : end.compareTo(likely) < 0;
        return outside ? likely : end;
    }

    private static long churn(
            Estimate<ChurnRate> churn, DataSize used, CostBand band, ServiceProfile.Presets.Spread spread) {
        long likely = churn.value().perDay(used).bytes();
        if (band == CostBand.LIKELY || churn.origin() == ValueOrigin.MEASURED) {
            return likely;
        }
        if (churn.isPreset()) {
            return (band == CostBand.LOW ? spread.churnLow() : spread.churnHigh())
                    .perDay(used)
                    .bytes();
        }
        double part = spread.declaredChurn().value().doubleValue() / WHOLE;
        double factor = band == CostBand.LOW ? 1 - part : 1 + part;
        return Math.min(used.bytes(), StrictMath.round(likely * factor));
    }
}
