package dev.holdfast.dsl.price.retail;

import dev.holdfast.dsl.price.PriceUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit as the price service writes it, such as {@code 1 GB/Month}, {@code 1/Month} or {@code 100 GB}.
 *
 * @param unit what one of it is
 * @param count how many the price is for
 */
record RetailUnit(PriceUnit unit, BigDecimal count) {

    private static final Pattern SHAPE =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)?\\s*(gb|gib|tb|tib)?\\s*(?:/\\s*(month|hour))?");

    /** Hours of a month in prices; the vendor's own price pages reckon so. */
    private static final BigDecimal HOURS = new BigDecimal(730);

    private static final BigDecimal THOUSAND_AND_TWENTY_FOUR = new BigDecimal(1024);

    /** The unit that a text means; empty if it means none of ours. */
    static Optional<RetailUnit> of(String text) {
        Matcher matcher = SHAPE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal count = matcher.group(1) == null ? BigDecimal.ONE : new BigDecimal(matcher.group(1));
        if (count.signum() == 0) {
            return Optional.empty();
        }
        Optional<String> data = Optional.ofNullable(matcher.group(2));
        Optional<String> time = Optional.ofNullable(matcher.group(3));
        if (data.filter(word -> word.startsWith("t")).isPresent()) {
            count = count.multiply(THOUSAND_AND_TWENTY_FOUR);
        }
        if (time.isEmpty()) {
            return data.isPresent() ? Optional.of(new RetailUnit(PriceUnit.GB, count)) : Optional.empty();
        }
        BigDecimal months = time.get().equals("hour") ? count.divide(HOURS, MathContext.DECIMAL64) : count;
        return Optional.of(new RetailUnit(data.isPresent() ? PriceUnit.GB_MONTH : PriceUnit.INSTANCE_MONTH, months));
    }

    /** The price of one, of a price for all. */
    BigDecimal each(BigDecimal price) {
        return count.compareTo(BigDecimal.ONE) == 0 ? price : price.divide(count, MathContext.DECIMAL64);
    }
}
