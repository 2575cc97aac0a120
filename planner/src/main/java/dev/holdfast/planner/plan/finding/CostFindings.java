package dev.holdfast.planner.plan.finding;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.rule.Limits;
import dev.holdfast.dsl.price.PriceAge;
import dev.holdfast.dsl.quantity.Money;
import dev.holdfast.dsl.quantity.Percent;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What is to be said of costs: limits that a plan passes, and costs that fall so far that protection may have been lost. */
public final class CostFindings {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<String> ESTATE = List.of("cost");

    private final CostReport report;
    private final String currency;
    private final Optional<String> place;
    private final Optional<String> placeOfPrices;
    private final Findings findings;

    private CostFindings(CostReport report, Optional<String> place, Optional<String> placeOfPrices, Findings findings) {
        this.report = report;
        this.currency = report.after().book().currency();
        this.place = place;
        this.placeOfPrices = placeOfPrices;
        this.findings = findings;
    }

    /** Adds what is to be said. */
    public static void report(CostReport report, PlanRequest request, Findings findings) {
        Limits limits = request.loaded().declaration().orElseThrow().limits();
        Optional<String> prices = request.loaded().origins().find("prices").map(SourceSpan::place);
        CostFindings told = new CostFindings(report, LimitFindings.place(request), prices, findings);
        limits.maxMonthlyIncrease().ifPresent(told::increase);
        limits.budget().ifPresent(told::budget);
        told.decrease(request.profile().prices().unusualDecrease());
        told.unpriced();
        told.outdated(PriceAge.of(
                request.loaded().prices(),
                request.at(),
                request.profile().prices().staleAfter()));
    }

    private void outdated(PriceAge age) {
        age.problem()
                .ifPresent(problem -> findings.add(
                        Finding.of(FindingType.PRICES_OUTDATED, placeOfPrices, problem, age.advice())
                                .with("prices", age.heading().name())
                                .with("effective", age.heading().effective().toString()),
                        ESTATE));
    }

    /** What a month costs in the long run: of a steady month, else the last that is estimated. */
    private static BigDecimal monthly(CostEstimate estimate) {
        return estimate.steady(CostBand.LIKELY).orElseGet(() -> last(estimate));
    }

    private static BigDecimal last(CostEstimate estimate) {
        return estimate.total(CostBand.LIKELY, estimate.months() - 1);
    }

    private void increase(Percent most) {
        BigDecimal before = monthly(report.before());
        BigDecimal after = monthly(report.after());
        BigDecimal allowed = before.add(part(before, most));
        if (before.signum() > 0 && after.compareTo(allowed) > 0) {
            findings.add(
                    Finding.of(
                                    FindingType.COST_INCREASE,
                                    place,
                                    "In the long run a month costs " + money(after) + " instead of " + money(before)
                                            + " ("
                                            + change(before, after) + "). That is more than limits.maxMonthlyIncrease"
                                            + " allows (" + most + ").",
                                    "Look at 'holdfast cost' to see which change costs how much. Take it back, or raise"
                                            + " limits.maxMonthlyIncrease in the same review.")
                            .with("before", money(before))
                            .with("after", money(after))
                            .with("increase", change(before, after))
                            .with("limit", most.toString()),
                    ESTATE);
        }
    }

    private void budget(Money budget) {
        if (!budget.currency().equals(currency)) {
            findings.add(
                    Finding.of(
                                    FindingType.LIMIT_NOT_COMPARED,
                                    place,
                                    "The budget is in another currency than the price book, so nobody can tell whether the"
                                            + " plan keeps within it.",
                                    "Declare the budget in the currency of the prices, or import prices in that of the"
                                            + " budget: holdfast import prices.")
                            .with("budget", budget.toString())
                            .with("prices", currency),
                    ESTATE);
            return;
        }
        BigDecimal highest = BigDecimal.ZERO;
        int month = 0;
        for (int i = 0; i < report.after().months(); i++) {
            BigDecimal total = report.after().total(CostBand.LIKELY, i);
            if (total.compareTo(highest) > 0) {
                highest = total;
                month = i + 1;
            }
        }
        BigDecimal steady = report.after().steady(CostBand.LIKELY).orElse(BigDecimal.ZERO);
        boolean later = steady.compareTo(highest) > 0;
        if (highest.max(steady).compareTo(budget.amount()) > 0) {
            findings.add(
                    Finding.of(
                                    FindingType.OVER_BUDGET,
                                    place,
                                    "The estate will cost " + money(highest.max(steady)) + " in "
                                            + (later ? "the long run" : "month " + month)
                                            + ". That is more than limits.budget allows (" + budget + ").",
                                    "Look at 'holdfast cost' to see what costs most. Keep fewer points, copy less, or raise"
                                            + " limits.budget in the same review.")
                            .with("highest", money(highest.max(steady)))
                            .with("in", later ? "the long run" : "month " + month)
                            .with("budget", budget.toString()),
                    ESTATE);
        }
    }

    /** Judged by the month in which it shows most: at once if machines are no longer backed up, later if points are kept shorter. */
    private void decrease(Percent unusual) {
        BigDecimal before = monthly(report.before());
        BigDecimal after = monthly(report.after());
        if (before.signum() > 0 && after.compareTo(before.subtract(part(before, unusual))) < 0) {
            findings.add(
                    Finding.of(
                                    FindingType.COST_DECREASE,
                                    Optional.empty(),
                                    "The plan lowers the monthly cost by so much that protection may be lost with it.",
                                    "Look at what weakens protection in this plan, and at 'holdfast cost' to see which change"
                                            + " saves how much.")
                            .with("before", money(before))
                            .with("after", money(after))
                            .with("decrease", change(before, after)),
                    ESTATE);
        }
    }

    private void unpriced() {
        SortedSet<String> unpriced = report.after().unpriced();
        if (!unpriced.isEmpty()) {
            findings.add(
                    Finding.of(
                                    FindingType.PRICE_MISSING,
                                    placeOfPrices,
                                    "The price book says no price for something that is used. It is in no amount, so the"
                                            + " estate costs more than is shown.",
                                    "Add the prices to the book, or import a complete one: holdfast import prices.")
                            .with("missing", String.join(", ", unpriced))
                            .with("prices", report.after().book().name()),
                    ESTATE);
        }
    }

    private static BigDecimal part(BigDecimal amount, Percent percent) {
        return amount.multiply(percent.value()).divide(HUNDRED);
    }

    private String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " " + currency;
    }

    private static String change(BigDecimal before, BigDecimal after) {
        BigDecimal percent = after.subtract(before).multiply(HUNDRED).divide(before, 1, RoundingMode.HALF_EVEN);
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
    }
}
