package dev.holdfast.planner.cost;

import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PricedItem;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.planner.cost.ObjectBook.VaultTerms;
import dev.holdfast.planner.cost.bill.ContentBand;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostMeter;
import dev.holdfast.planner.cost.bill.Usage;
import dev.holdfast.planner.cost.course.ChangedBytes;
import dev.holdfast.planner.cost.course.Months;
import dev.holdfast.planner.cost.course.PlaceCourse;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.storage.MachineContent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Turns courses of places into lines of a bill: bytes by contents, amounts by the units of prices. */
final class Costing {

    private static final long DEFAULT_GB = 1L << 30;

    private final CostRequest request;
    private final Map<MachineContent, Changes> changes = new HashMap<>();

    /**
     * What changes of a content.
     *
     * @param data of its disks
     * @param stored what a vault stores of that
     */
    private record Changes(ChangedBytes data, ChangedBytes stored) {}

    Costing(CostRequest request) {
        this.request = request;
    }

    /**
     * A place of a machine.
     *
     * @param vault what is paid there
     * @param content of the machine
     * @param months what it holds in the months
     * @param steady what it holds in a month in which everything has come to stay as it is; empty if there is none
     * @param source the region from which it is copied; empty if it is no copy
     */
    record Place(
            ItemKey item,
            VaultTerms vault,
            ContentBand content,
            PlaceCourse months,
            Optional<PlaceCourse> steady,
            Optional<String> source) {

        /** The steady month, if there is one: what grows never comes to stay as it is. */
        Optional<PlaceCourse> lasting() {
            return content.likely().grows() ? Optional.empty() : steady;
        }
    }

    /** The lines of a place, apart from the instance. */
    List<CostLine> lines(Place place) {
        List<CostLine> lines = new ArrayList<>();
        String redundancy = place.vault().redundancy();
        String region = place.vault().region();
        storage(
                place,
                CostMeter.SNAPSHOT_STORAGE,
                "",
                price(PricedItem.SNAPSHOT, "", region),
                Costing::snapshots,
                lines);
        Optional<Price> vault = price(PricedItem.VAULT, redundancy, region);
        storage(place, CostMeter.VAULT_STORAGE, redundancy, vault, this::vault, lines);
        if (holds(place, PlaceCourse::deletes)) {
            storage(place, CostMeter.SOFT_DELETED_STORAGE, redundancy, vault, Costing::deleted, lines);
        }
        if (holds(place, course -> !course.archive().isEmpty())) {
            archived(place, lines);
        }
        if (place.source().isPresent()) {
            transfers(place, place.source().get(), lines);
        }
        return lines;
    }

    private static boolean holds(Place place, Predicate<PlaceCourse> any) {
        return any.test(place.months()) || place.lasting().filter(any).isPresent();
    }

    private void archived(Place place, List<CostLine> lines) {
        String redundancy = place.vault().redundancy();
        Optional<Price> archive =
                price(PricedItem.ARCHIVE, redundancy, place.vault().region());
        storage(
                place,
                CostMeter.ARCHIVE_STORAGE,
                redundancy,
                archive,
                (course, content) -> course.archive().bytes(content.stored()),
                lines);
        storage(
                place,
                CostMeter.ARCHIVE_EARLY_DELETION,
                redundancy,
                archive,
                (course, content) -> course.archiveLeft().bytes(content.stored()),
                lines);
    }

    private void transfers(Place place, String source, List<CostLine> lines) {
        String to = place.vault().region();
        String detail = source + "\u2192" + to;
        BiFunction<PlaceCourse, Changes, double[]> copied =
                (course, content) -> course.copied().bytes(content.data());
        moved(place, CostMeter.COPY_READ, detail, price(PricedItem.RESTORE, "", source), copied, lines);
        if (!source.equals(to)) {
            moved(
                    place,
                    CostMeter.REGION_TRANSFER,
                    detail,
                    price(PricedItem.REGION_TRANSFER, "", source),
                    copied,
                    lines);
        }
    }

    private static double[] snapshots(PlaceCourse course, Changes content) {
        return course.snapshots().bytes(content.data());
    }

    private double[] vault(PlaceCourse course, Changes content) {
        boolean copies = !course.copied().isEmpty();
        ServiceProfile.Timings timings = request.profile().timings();
        double rate = (copies ? timings.copyRate() : timings.transferRate())
                .perSecond()
                .bytes();
        double overhead =
                copies ? 0 : timings.snapshot().plus(timings.transferOverhead()).toSeconds();
        double[] bytes = course.vault().bytes(content.stored());
        double[] late = course.arrivals().delays(content.stored(), content.data(), overhead, rate);
        for (int month = 0; month < bytes.length; month++) {
            bytes[month] = Math.max(0, bytes[month] - late[month]);
        }
        return bytes;
    }

    private static double[] deleted(PlaceCourse course, Changes content) {
        double[] bytes = course.withDeleted().bytes(content.stored());
        double[] live = course.vault().bytes(content.stored());
        for (int month = 0; month < bytes.length; month++) {
            bytes[month] = Math.max(0, bytes[month] - live[month]);
        }
        return bytes;
    }

    private void storage(
            Place place,
            CostMeter meter,
            String detail,
            Optional<Price> price,
            BiFunction<PlaceCourse, Changes, double[]> byteSeconds,
            List<CostLine> lines) {
        add(place, meter, detail, price, byteSeconds, gb(price) * Months.SECONDS, lines);
    }

    private void moved(
            Place place,
            CostMeter meter,
            String detail,
            Optional<Price> price,
            BiFunction<PlaceCourse, Changes, double[]> bytes,
            List<CostLine> lines) {
        add(place, meter, detail, price, bytes, gb(price), lines);
    }

    private static double gb(Optional<Price> price) {
        return price.map(Price::bytesPerGb).orElse(DEFAULT_GB);
    }

    private void add(
            Place place,
            CostMeter meter,
            String detail,
            Optional<Price> price,
            BiFunction<PlaceCourse, Changes, double[]> parts,
            double unit,
            List<CostLine> lines) {
        Map<CostBand, double[]> months = new EnumMap<>(CostBand.class);
        Map<CostBand, Double> steady = new EnumMap<>(CostBand.class);
        for (CostBand band : CostBand.values()) {
            Changes content = changes(place.content().of(band));
            months.put(band, divided(parts.apply(place.months(), content), unit));
            place.lasting().ifPresent(course -> steady.put(band, last(divided(parts.apply(course, content), unit))));
        }
        Usage usage = Usage.of(months, steady);
        if (!usage.isNothing()) {
            lines.add(new CostLine(place.item(), meter, detail, price, usage));
        }
    }

    private static double last(double[] months) {
        return months[months.length - 1];
    }

    private static double[] divided(double[] parts, double unit) {
        for (int i = 0; i < parts.length; i++) {
            parts[i] /= unit;
        }
        return parts;
    }

    private Changes changes(MachineContent content) {
        return changes.computeIfAbsent(
                content, any -> new Changes(new ChangedBytes(content), new ChangedBytes(content.stored())));
    }

    private Optional<Price> price(PricedItem item, String redundancy, String region) {
        return request.book().find(item, item.isByRedundancy() ? Optional.of(redundancy) : Optional.empty(), region);
    }
}
