package dev.holdfast.cli.meter;

import dev.holdfast.executor.fabric.meter.MeterKey;
import dev.holdfast.executor.fabric.meter.MeterReading;
import dev.holdfast.executor.fabric.meter.MeterReadings;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/** Meters as JSON. */
public final class MeterJson {

    private MeterJson() {}

    /** Writes the properties {@code since}, {@code until}, {@code meters} and {@code totals}. */
    public static void properties(MeterReadings readings, JsonGenerator json) {
        json.writeStringProperty("since", readings.since().toString());
        json.writeStringProperty("until", readings.until().toString());
        json.writeArrayPropertyStart("meters");
        for (MeterReading reading : readings.readings()) {
            json.writeStartObject();
            json.writeStringProperty("machine", reading.item().machine());
            json.writeStringProperty("vault", reading.item().vault());
            key(reading.key(), reading.amount(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("totals");
        readings.totals().forEach((key, parts) -> {
            json.writeStartObject();
            key(key, MeterReading.amount(key.meter().unit(), parts), json);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private static void key(MeterKey key, BigDecimal amount, JsonGenerator json) {
        json.writeStringProperty("meter", key.meter().word());
        if (!key.detail().isEmpty()) {
            json.writeStringProperty("detail", key.detail());
        }
        json.writeNumberProperty("amount", amount);
        json.writeStringProperty("unit", key.meter().unit().word());
    }
}
