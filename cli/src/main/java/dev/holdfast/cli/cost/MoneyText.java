package dev.holdfast.cli.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Amounts of money as text. */
public final class MoneyText {

    private static final int DIGITS = 2;
    private static final int WHOLE = 100;
    private static final int SHARE_DIGITS = 5;

    private MoneyText() {}

    /** Two digits after the point: {@code 1234.50}. */
    public static String rounded(BigDecimal amount) {
        return amount.setScale(DIGITS, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** The same; what grows for ever has no such amount. */
    static String rounded(Optional<BigDecimal> steady) {
        return steady.map(MoneyText::rounded).orElse("grows");
    }

    /** With a sign unless it is nothing: {@code +43.82}. */
    static String signed(BigDecimal amount) {
        String text = rounded(amount);
        return new BigDecimal(text).signum() > 0 ? "+" + text : text;
    }

    /** The same; what grows for ever has no such amount. */
    static String signed(Optional<BigDecimal> steady) {
        return steady.map(MoneyText::signed).orElse("-");
    }

    /** Every digit there is, without an exponent: {@code 0.0448}. */
    public static String exact(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** {@code 12.3 %}; of nothing there is no share. */
    static String share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? "-"
                : part.divide(whole, SHARE_DIGITS, RoundingMode.HALF_EVEN)
                                .multiply(BigDecimal.valueOf(WHOLE))
                                .setScale(1, RoundingMode.HALF_EVEN)
                        + " %";
    }
}
