package dev.holdfast.dsl.binding.field;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import java.time.ZoneId;
import java.util.Optional;

/** Binds {@code timeZone}. */
public final class ZoneBinder {

    private ZoneBinder() {}

    /** The zone of the key {@code timeZone}; empty if it is missing or no zone, which is reported. */
    public static Optional<ZoneId> bind(Fields fields) {
        Optional<String> name = fields.text("timeZone");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<ZoneId> zone = ZoneNames.find(name.get().strip());
        if (zone.isEmpty()) {
            fields.context()
                    .report(
                            fields.valuePlace("timeZone"),
                            DiagnosticCode.BAD_TIME_ZONE,
                            "There is no time zone '" + name.get() + "'." + ZoneNames.didYouMean(name.get())
                                    + " Schedules would run at the wrong hour. Write an IANA name such as Europe/Berlin, a"
                                    + " Windows name such as 'W. Europe Standard Time', or UTC.");
        }
        return zone;
    }
}
