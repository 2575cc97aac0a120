package dev.holdfast.dsl.groovy.method;

import dev.holdfast.dsl.groovy.value.Numbers;
import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueProblem;
import dev.holdfast.dsl.groovy.value.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Methods of numbers. */
final class NumberMethods {

    private NumberMethods() {}

    static List<PublishedMethod> all() {
        return List.of(
                method(
                        "times { … }",
                        1,
                        1,
                        "Does something that many times, with 0, 1, 2 and so on.",
                        NumberMethods::times),
                method(
                        "upto(end) { … }",
                        2,
                        2,
                        "Does something for each whole number up to the end.",
                        call -> walk(call, 1)),
                method(
                        "downto(end) { … }",
                        2,
                        2,
                        "Does something for each whole number down to the end.",
                        call -> walk(call, -1)),
                method(
                        "intdiv(divisor)",
                        1,
                        1,
                        "The quotient of two whole numbers without its fraction.",
                        NumberMethods::intdiv),
                method(
                        "abs()",
                        0,
                        0,
                        "The number without its sign.",
                        call -> Numbers.checked(number(call).abs())),
                method("toInteger()", 0, 0, "The number without its fraction.", NumberMethods::toInteger),
                method(
                        "toString()",
                        0,
                        0,
                        "The number as text.",
                        call -> new Value.Text(Values.text(call.receiver()))));
    }

    private static PublishedMethod method(
            String signature, int least, int most, String sentence, PublishedMethod.Body body) {
        return PublishedMethod.of(signature, least, most, sentence, body);
    }

    private static BigDecimal number(Invocation call) {
        return ((Value.Numeral) call.receiver()).number();
    }

    private static Value times(Invocation call) {
        long times = Numbers.whole(call.receiver(), "The number of rounds");
        for (long i = 0; i < times; i++) {
            call.round(call.closure(0), i + 1, Value.Numeral.of(i));
        }
        return Values.NULL;
    }

    private static Value walk(Invocation call, int direction) {
        long start = Numbers.whole(call.receiver(), "The start");
        long end = Numbers.whole(call.argument(0), "The end");
        if ((direction > 0 && start > end) || (direction < 0 && start < end)) {
            throw new ValueProblem(
                    "From " + start + " there is no way " + (direction > 0 ? "up" : "down") + " to " + end + ". Use "
                            + (direction > 0 ? "downto" : "upto") + ", or a range: (" + start + ".." + end + ").each.");
        }
        Value.Range range = new Value.Range(start, end, false);
        for (long i = 0; i < range.size(); i++) {
            call.round(call.closure(1), i + 1, range.at(i));
        }
        return Values.NULL;
    }

    private static Value intdiv(Invocation call) {
        long dividend = Numbers.whole(call.receiver(), "The dividend of intdiv");
        long divisor = Numbers.whole(call.argument(0), "The divisor of intdiv");
        if (divisor == 0) {
            throw new ValueProblem("Nothing can be divided by 0.");
        }
        return Numbers.checked(BigDecimal.valueOf(dividend).divide(BigDecimal.valueOf(divisor), 0, RoundingMode.DOWN));
    }

    private static Value toInteger(Invocation call) {
        return Numbers.checked(number(call).setScale(0, RoundingMode.DOWN));
    }
}
