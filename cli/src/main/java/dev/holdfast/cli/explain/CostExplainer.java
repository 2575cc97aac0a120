package dev.holdfast.cli.explain;

import dev.holdfast.cli.explain.Explanation.Fact;
import dev.holdfast.cli.render.view.MoneyText;
import dev.holdfast.dsl.model.disk.ContentTraits;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.disk.WritePattern;
import dev.holdfast.dsl.price.Price;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.cost.CostTrace;
import dev.holdfast.planner.cost.PlaceTrace;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostMeter;
import dev.holdfast.planner.cost.bill.CostedMachine;
import dev.holdfast.planner.cost.bill.Usage;
import dev.holdfast.planner.cost.summary.CostDrivers;
import dev.holdfast.planner.cost.summary.CostGroup;
import dev.holdfast.planner.cost.summary.CostGrouping;
import dev.holdfast.planner.cost.summary.CostSum;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.PolicyDesign;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Explains amounts of money: those of the estate, of a machine, or of a line with its inputs, points, formula and price row. */
public final class CostExplainer {

    private static final String WORD = "cost";
    private static final String PREFIX = WORD + "/";

    /** The months that are explained, as {@code cost} shows them without {@code --months}. */
    private static final int MONTHS = 12;

    private static final int DEAREST = 10;

    private final EstateView estate;
    private final PlanRequest request;

    /**
     * Explains costs of an estate.
     *
     * @param request what its plan was made for
     */
    public CostExplainer(EstateView estate, PlanRequest request) {
        this.estate = estate;
        this.request = request;
    }

    /** True for {@code cost}, {@code cost/MACHINE}, {@code cost/MACHINE/METER} and {@code cost/MACHINE/METER@VAULT}. */
    public static boolean isMeant(String target) {
        return target.equals(WORD) || target.startsWith(PREFIX);
    }

    /**
     * Explains a target that is meant.
     *
     * @return several explanations if it could be several machines; none if nothing is called so
     * @throws PlanRefusedException if a plan would be dangerous to make at all
     */
    public List<Explanation> explain(String target) throws PlanRefusedException {
        CostEstimate all = Planner.costs(request, MONTHS).after();
        if (target.equals(WORD)) {
            return List.of(whole(all));
        }
        String name = target.substring(PREFIX.length());
        List<String> machines = machines(all, name);
        Optional<CostMeter> meter = Optional.empty();
        Optional<String> vault = Optional.empty();
        int slash = name.lastIndexOf('/');
        if (machines.isEmpty() && slash > 0) {
            String last = name.substring(slash + 1);
            int at = last.indexOf('@');
            meter = CostMeter.of(at < 0 ? last : last.substring(0, at));
            vault = at < 0 ? Optional.empty() : Optional.of(last.substring(at + 1));
            machines = meter.isPresent() ? machines(all, name.substring(0, slash)) : List.of();
        }
        List<Explanation> found = new ArrayList<>();
        for (String machine : machines) {
            if (meter.isEmpty()) {
                found.add(machine(all, machine));
            } else {
                lines(machine, meter.get(), vault).ifPresent(found::add);
            }
        }
        return found;
    }

    /** What can be asked for: every line. */
    public List<String> names() throws PlanRefusedException {
        List<String> names = new ArrayList<>();
        for (CostLine line : Planner.costs(request, MONTHS).after().lines()) {
            names.add(name(line));
        }
        return names.stream().distinct().toList();
    }

    private static String name(CostLine line) {
        return PREFIX + line.item().machine() + "/" + line.meter().word() + "@"
                + line.item().vault();
    }

    /** The machine with this address, or, if there is none, those with this last part of their address. */
    private static List<String> machines(CostEstimate all, String name) {
        if (all.machines().containsKey(name)) {
            return List.of(name);
        }
        return all.machines().keySet().stream()
                .filter(address -> address.endsWith("/" + name))
                .toList();
    }

    private static Explanation whole(CostEstimate all) {
        List<Fact> facts = new ArrayList<>();
        facts.add(book(all.book()));
        for (CostGroup group : new CostGrouping(CostGrouping.Kind.POLICY, "").groups(all)) {
            facts.add(Fact.of(
                    "policy " + group.key().orElse("(none)"),
                    MoneyText.rounded(group.sum().last(CostBand.LIKELY))));
        }
        for (CostDrivers.Driver driver : CostDrivers.of(all, DEAREST)) {
            facts.add(Fact.of("dearest", MoneyText.rounded(driver.amount()) + " " + name(driver.line())));
        }
        all.unpriced().forEach(missing -> facts.add(Fact.of("without a price", missing)));
        return new Explanation(WORD, WORD, amounts(all.book(), CostSum.of(all.lines(), MONTHS)), facts);
    }

    private Explanation machine(CostEstimate all, String address) {
        List<CostLine> lines = all.lines().stream()
                .filter(line -> line.item().machine().equals(address))
                .toList();
        CostedMachine machine = machineOf(all, address);
        List<Fact> facts = new ArrayList<>();
        facts.add(book(all.book()));
        policy(machine, facts);
        for (CostLine line : lines) {
            facts.add(Fact.of(
                    line.meter().word(),
                    line.price()
                                    .map(price -> MoneyText.rounded(line.amount(CostBand.LIKELY, MONTHS - 1)))
                                    .orElse("without a price")
                            + (line.detail().isEmpty() ? "" : " " + line.detail()) + ", " + name(line)));
        }
        return new Explanation(WORD, PREFIX + address, amounts(all.book(), CostSum.of(lines, MONTHS)), facts);
    }

    private static CostedMachine machineOf(CostEstimate all, String address) {
        CostedMachine machine = all.machines().get(address);
        if (machine == null) {
            throw new IllegalArgumentException("no machine that costs anything: " + address);
        }
        return machine;
    }

    private void policy(CostedMachine machine, List<Fact> facts) {
        machine.policy().ifPresent(policy -> facts.add(new Fact("policy", policy, estate.place("policies/" + policy))));
    }

    private static Fact book(PriceBook.Heading book) {
        return Fact.of(
                "prices",
                book.name() + ", effective " + book.effective() + ", in " + book.currency() + ": " + book.source());
    }

    /** {@code 611.58 USD in month 12 (511.20 to 800.00), 702.11 in the long run}. */
    private static String amounts(PriceBook.Heading book, CostSum sum) {
        return MoneyText.rounded(sum.last(CostBand.LIKELY)) + " " + book.currency() + " in month " + MONTHS + " ("
                + MoneyText.rounded(sum.last(CostBand.LOW)) + " to " + MoneyText.rounded(sum.last(CostBand.HIGH))
                + "), "
                + sum.steadyIn(CostBand.LIKELY)
                        .map(steady -> MoneyText.rounded(steady) + " in the long run")
                        .orElse("and it grows");
    }

    /** The lines of a meter in one place: the one that was named, else the machine's own vault, else the first copy that has any. */
    private Optional<Explanation> lines(String address, CostMeter meter, Optional<String> vault)
            throws PlanRefusedException {
        CostTrace trace = Planner.costTrace(request, MONTHS, address);
        CostEstimate all = trace.report().after();
        Map<ItemKey, List<CostLine>> byPlace = new LinkedHashMap<>();
        for (PlaceTrace place : trace.places()) {
            List<CostLine> own = all.lines().stream()
                    .filter(line -> line.item().equals(place.item()) && line.meter() == meter)
                    .toList();
            if (!own.isEmpty() && vault.map(place.item().vault()::equals).orElse(true)) {
                byPlace.put(place.item(), own);
            }
        }
        if (byPlace.isEmpty()) {
            return Optional.empty();
        }
        ItemKey item = byPlace.keySet().iterator().next();
        List<CostLine> lines = byPlace.values().iterator().next();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("is", LineFormula.meaning(meter)));
        lines.forEach(line -> line(line, all.book(), facts));
        CostedMachine machine = machineOf(all, address);
        policy(machine, facts);
        rules(item, facts);
        if (machine.failing()) {
            facts.add(
                    Fact.of(
                            "left out",
                            "it was never backed up and cannot be as it is reported, so that only the high figure has what follows"));
        }
        trace.places().stream().filter(place -> place.item().equals(item)).forEach(place -> place(place, meter, facts));
        facts.add(Fact.of("formula", LineFormula.of(meter)));
        facts.add(book(all.book()));
        byPlace.values().stream().skip(1).forEach(others -> facts.add(Fact.of("another place", name(others.get(0)))));
        return Optional.of(
                new Explanation(WORD, name(lines.get(0)), amounts(all.book(), CostSum.of(lines, MONTHS)), facts));
    }

    private static void line(CostLine line, PriceBook.Heading book, List<Fact> facts) {
        String unit = line.meter().unit().word();
        String detail = line.detail().isEmpty() ? "" : line.detail() + ": ";
        Usage usage = line.usage();
        String last = units(usage.in(CostBand.LIKELY, MONTHS - 1));
        if (line.price().isEmpty()) {
            facts.add(Fact.of("month " + MONTHS, detail + last + " " + unit));
            facts.add(Fact.of("price", "the price book has none, so that the line is in no total"));
            return;
        }
        Price price = line.price().get();
        for (int month : new int[] {0, MONTHS - 1}) {
            facts.add(Fact.of(
                    "month " + (month + 1),
                    detail + units(usage.in(CostBand.LIKELY, month)) + " " + unit + " \u00d7 "
                            + MoneyText.exact(price.amount()) + " = "
                            + MoneyText.exact(line.amount(CostBand.LIKELY, month)) + " " + book.currency()));
        }
        facts.add(new Fact(
                "price",
                price.display() + ": " + MoneyText.exact(price.amount()) + " " + book.currency() + " per " + unit
                        + (line.meter().unit().isData() ? "; a GB is " + price.bytesPerGb() + " bytes" : ""),
                Optional.of(price.place().place())));
        facts.add(Fact.of("source", price.source()));
    }

    private static String units(long parts) {
        return MoneyText.exact(Usage.units(parts));
    }

    /** When points are made, and how long the place keeps them. */
    private void rules(ItemKey item, List<Fact> facts) {
        for (DesiredMachine machine : estate.machines(item.machine())) {
            new MachineExplainer(estate).schedule(machine, facts);
            Optional<PolicyDesign.BackupDesign> backup = machine.design().flatMap(PolicyDesign::backup);
            if (backup.isPresent() && machine.vault().equals(Optional.of(item.vault()))) {
                MachineExplainer.attributes(backup.get(), AttributeNames.RETENTION_PREFIX, facts);
            }
            backup.ifPresent(design -> design.copies().stream()
                    .filter(copy -> copy.rule().to().equals(item.vault()))
                    .forEach(copy -> copy.attributes()
                            .forEach((name, value) -> facts.add(new Fact(
                                    name, value.display(), copy.provenance().place())))));
        }
    }

    private static void place(PlaceTrace place, CostMeter meter, List<Fact> facts) {
        for (Disk disk : place.disks()) {
            facts.add(Fact.of(
                    "disk " + disk.name(),
                    disk.used().value().toDisplay() + " in use ("
                            + disk.used().origin().word() + "), "
                            + new DataSize(disk.churn()
                                            .value()
                                            .perDay(disk.used().value())
                                            .bytes())
                                    .toDisplay()
                            + " rewritten each day (" + disk.churn().origin().word() + ")" + behaviour(disk)));
        }
        if (place.disks().isEmpty()) {
            facts.add(Fact.of(
                    "disks",
                    "not known any more; the largest point counts, "
                            + size((double) place.content().likely().full())));
        }
        for (PlaceTrace.Standing points : place.standing(meter, MONTHS - 1)) {
            facts.add(Fact.of(
                    "points in month " + MONTHS,
                    String.format(Locale.ROOT, "%.3f", points.count())
                            + points.gap()
                                    .map(gap -> " that are " + Durations.display(gap) + " after an older one")
                                    .orElse(" as a whole")
                            + ", each " + size(points.bytes())));
        }
    }

    /** What is not as usual. */
    private static String behaviour(Disk disk) {
        ContentTraits content = disk.content();
        StringBuilder text = new StringBuilder();
        if (content.writes() != WritePattern.UNIFORM) {
            text.append(", written by the pattern ").append(content.writes().word());
        }
        if (!content.growth().isNone()) {
            text.append(", ").append(disk.growthPerDay().toDisplay()).append(" more each day");
        }
        if (content.reduction().value().signum() > 0) {
            text.append(", vaults store ").append(content.reduction()).append(" less");
        }
        return text.toString();
    }

    private static String size(double bytes) {
        return new DataSize(BigDecimal.valueOf(bytes)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact())
                .toDisplay();
    }
}
