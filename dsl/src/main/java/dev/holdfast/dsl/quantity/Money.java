package dev.holdfast.dsl.quantity;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact amount of money.
 *
 * @param amount any sign; trailing zeros removed
 * @param currency ISO 4217 code in capitals, such as {@code USD}
 */
public record Money(BigDecimal amount, String currency) {

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?) ([A-Z]{3})");

    public Money {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /**
     * Reads {@code 5000 USD}.
     *
     * @throws QuantityException if the text is something else
     */
    public static Money parse(String text) throws QuantityException {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new QuantityException(
                    "'" + text + "' is not an amount of money. Write the amount and the currency, such as 5000 USD.");
        }
        return new Money(new BigDecimal(matcher.group(1)), matcher.group(2));
    }

    /** {@code 5000 USD}; parses to the same amount. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
