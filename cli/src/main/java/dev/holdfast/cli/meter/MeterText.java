package dev.holdfast.cli.meter;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Table;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.executor.fabric.meter.MeterKey;
import dev.holdfast.executor.fabric.meter.MeterReading;
import dev.holdfast.executor.fabric.meter.MeterReadings;
import dev.holdfast.executor.fabric.meter.MeterUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Meters as a table, and below it the sum of all that are shown. */
public final class MeterText {

    private static final int DIGITS = 2;

    private MeterText() {}

    /** Adds period, readings and totals to a page. */
    public static void page(Page page, MeterReadings readings) {
        Duration period = Duration.between(readings.since(), readings.until());
        page.line("Metered since " + readings.since() + ": " + Durations.display(period) + ".");
        page.gap();
        Table table = new Table("machine", "vault", "meter", "detail", "amount", "unit", "now");
        for (MeterReading reading : readings.readings()) {
            MeterKey key = reading.key();
            table.row(
                    reading.item().machine(),
                    reading.item().vault(),
                    key.meter().word(),
                    orDash(key.detail()),
                    amount(reading.amount()),
                    key.meter().unit().word(),
                    now(reading));
        }
        page.columns("", table.rows());
        page.gap();
        page.line(Cell.strong("Totals"));
        Table totals = new Table("meter", "detail", "amount", "unit");
        readings.totals()
                .forEach((key, parts) -> totals.row(
                        key.meter().word(),
                        orDash(key.detail()),
                        amount(MeterReading.amount(key.meter().unit(), parts)),
                        key.meter().unit().word()));
        page.columns("  ", totals.rows());
    }

    private static String now(MeterReading reading) {
        return switch (reading.key().meter().unit()) {
            case INSTANCE_HOURS ->
                BigDecimal.valueOf(reading.level())
                        .divide(BigDecimal.valueOf(MeterUnit.INSTANCE_HOURS.scale()))
                        .toPlainString();
            case GIB_HOURS -> new DataSize(reading.level()).toDisplay();
            case GIB, GIB_DAYS -> "-";
        };
    }

    private static String amount(BigDecimal amount) {
        return amount.setScale(DIGITS, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
