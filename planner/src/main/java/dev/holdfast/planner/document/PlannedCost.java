package dev.holdfast.planner.document;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a plan costs, in the currency of its price book. Mirrors the schema object {@code cost}. Amounts are decimal numbers as text,
 * exact, so that lines add up to totals.
 *
 * @param prices the price book
 * @param months how many months are estimated; each is of 730 hours
 * @param before what the estate costs as it is, going on like this
 * @param after what it costs once the plan has been applied
 * @param rows where the money goes; their amounts add up to the likely figures
 * @param changes what each group of changes costs; their amounts add up to the likely differences
 * @param unpriced what is used and has no price in the book, such as {@code vault-storage ZRS}; it is in no amount
 * @param machines where the contents of machines come from
 */
public record PlannedCost(
        PriceSource prices,
        int months,
        CostFigures before,
        CostFigures after,
        List<CostRow> rows,
        List<CostOfChange> changes,
        List<String> unpriced,
        CostBasis machines) {

    /** Digits, and digits behind a point; more of either than any sum of money has would only take time. */
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,40}(?:\\.[0-9]{1,60})?");

    public PlannedCost {
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
        unpriced = List.copyOf(unpriced);
    }

    /** Documents may come from anywhere, and whoever shows one reckons with its amounts. */
    private static void checkAmount(String name, String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no decimal number: " + text);
        }
    }

    /**
     * Where prices come from.
     *
     * @param name of the price book
     * @param currency ISO 4217 code
     * @param effective day of the prices, such as {@code 2026-11-01}
     * @param source who says so
     */
    public record PriceSource(String name, String currency, String effective, String source) {}

    /**
     * Amounts of months.
     *
     * @param first in the first month
     * @param third in the third
     * @param last in the last month that is estimated
     * @param steady in a month in which everything has come to stay as it is; absent if something is kept for ever
     */
    public record CostFigures(CostAmount first, CostAmount third, CostAmount last, Optional<CostAmount> steady) {}

    /**
     * An amount of money and its band.
     *
     * @param low if disks hold and rewrite as little as they may
     * @param likely what is most probable
     * @param high if they hold and rewrite as much as they may
     */
    public record CostAmount(String low, String likely, String high) {
        public CostAmount {
            checkAmount("low", low);
            checkAmount("likely", likely);
            checkAmount("high", high);
        }
    }

    /**
     * What one meter costs for the machines of a policy in one vault, likely amounts.
     *
     * @param policy its name; absent for machines without one
     * @param vault name of the vault
     * @param meter word of the meter
     * @param detail what else tells it from others: size, redundancy or regions; may be empty
     * @param before in the last month, as it is
     * @param after in the last month, once the plan has been applied
     * @param first in the first month, once the plan has been applied
     */
    public record CostRow(
            Optional<String> policy,
            String vault,
            String meter,
            String detail,
            String before,
            String after,
            String first) {
        public CostRow {
            checkAmount("before", before);
            checkAmount("after", after);
            checkAmount("first", first);
        }
    }

    /**
     * What a group of changes costs more than before, likely amounts.
     *
     * @param group index of the group in the section; absent for points that the plan takes away
     * @param first in the first month; below 0 if it costs less
     * @param last in the last month
     */
    public record CostOfChange(Optional<Integer> group, String first, String last) {
        public CostOfChange {
            checkAmount("first", first);
            checkAmount("last", last);
        }
    }

    /**
     * Where the contents come from that amounts are computed from.
     *
     * @param costed machines that cost something
     * @param presetUsed machines of which nobody says how much is in use
     * @param presetChurn machines of which nobody says how much is rewritten
     * @param failing machines that cannot be backed up as they are reported, and are only in the upper end of the band
     * @param approximated machines that were taken to hold points of the same days as others
     */
    public record CostBasis(int costed, int presetUsed, int presetChurn, int failing, int approximated) {}
}
