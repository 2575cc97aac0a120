package dev.holdfast.cli.schedule;

import dev.holdfast.cli.terminal.SafeText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Runs as an iCalendar file (RFC 5545): an event for each run, in UTC. The same runs give the same bytes; a run keeps its UID
 * while estate, machine and start stay. A calendar needs a component, so one without runs holds an empty free/busy time.
 */
public final class ScheduleCalendar {

    /** RFC 5545, 3.1: lines are folded at 75 octets, without the line end. */
    private static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder(4_096);
    private final String estate;
    private final Instant stamp;

    private ScheduleCalendar(String estate, Instant stamp) {
        this.estate = estate;
        this.stamp = stamp;
    }

    /**
     * The file.
     *
     * @param estate its name
     * @param stamp when the file says it was made
     */
    public static String write(String estate, Instant stamp, List<MachineRuns> machines) {
        return new ScheduleCalendar(estate, stamp).calendar(machines);
    }

    private String calendar(List<MachineRuns> machines) {
        line("BEGIN", "VCALENDAR");
        line("VERSION", "2.0");
        line("PRODID", "-//Holdfast//Schedule//EN");
        line("X-WR-CALNAME", escaped("Backups of " + estate));
        boolean empty = true;
        for (MachineRuns machine : machines) {
            String identity = identity(machine.address());
            String summary = escaped("Backup of " + machine.address());
            String description = escaped(description(machine));
            for (Instant run : machine.runs()) {
                empty = false;
                event(run, identity, summary, description);
            }
        }
        if (empty) {
            line("BEGIN", "VFREEBUSY");
            line("UID", UTC_TIME.format(stamp) + "-" + identity("") + "@holdfast");
            line("DTSTAMP", UTC_TIME.format(stamp));
            line("END", "VFREEBUSY");
        }
        line("END", "VCALENDAR");
        return text.toString();
    }

    private void event(Instant run, String identity, String summary, String description) {
        String start = UTC_TIME.format(run);
        line("BEGIN", "VEVENT");
        line("UID", start + "-" + identity + "@holdfast");
        line("DTSTAMP", UTC_TIME.format(stamp));
        line("DTSTART", start);
        line("SUMMARY", summary);
        line("DESCRIPTION", description);
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }

    private static String description(MachineRuns machine) {
        String gap = machine.largestGap()
                .map(found -> " Largest gap between runs: " + machine.gapText() + ", beginning "
                        + machine.local(found.start()) + ".")
                .orElse("");
        return "Policy " + machine.policy() + ", zone " + machine.zone().getId() + ", slot " + machine.slotText() + "."
                + gap;
    }

    /** Names may be of any length and kind; a digest of them is not. */
    private String identity(String address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((estate.length() + ":" + estate + address).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** RFC 5545, 3.3.11. Names are data: control characters, line ends among them, are shown and not obeyed. */
    private static String escaped(String value) {
        return SafeText.of(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
    }

    private void line(String name, String value) {
        int octets = 0;
        String line = name + ":" + value;
        for (int index = 0; index < line.length(); ) {
            int point = line.codePointAt(index);
            int width = octets(point);
            if (octets + width > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(point);
            octets += width;
            index += Character.charCount(point);
        }
        text.append("\r\n");
    }

    /** How long a code point is in UTF-8. */
    private static int octets(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
}
