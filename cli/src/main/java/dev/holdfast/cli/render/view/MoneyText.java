package dev.holdfast.cli.render.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts of money as people read them: two digits after the point, rounded half-even. Only what is shown is rounded. */
public final class MoneyText {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private MoneyText() {}

    /** {@code 1,412.10}. */
    public static String rounded(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_EVEN));
    }

    /** {@code +412.10} or {@code -3.00}. */
    public static String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + rounded(amount);
    }

    /** Every digit there is, without an exponent, for programs: {@code 0.0448}. */
    public static String exact(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** {@code 12.3 %}; of nothing there is no share. */
    public static String share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? "-"
                : part.multiply(HUNDRED)
                                .divide(whole, 1, RoundingMode.HALF_EVEN)
                                .toPlainString() + " %";
    }

    /** {@code +43.82, +10.6 %}; without a part of what was nothing. */
    public static String difference(BigDecimal before, BigDecimal after) {
        BigDecimal more = after.subtract(before);
        if (before.signum() == 0) {
            return signed(more);
        }
        BigDecimal percent = more.multiply(HUNDRED).divide(before, 1, RoundingMode.HALF_EVEN);
        return signed(more) + ", " + (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
    }
}
