package dev.holdfast.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.planner.schedule.Gap;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Test;

/** What is written is read back by ical4j, which knows RFC 5545 better than we do. */
class ScheduleCalendarTest {

    private static final Instant STAMP = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instant RUN = Instant.parse("2026-11-21T03:07:00Z");
    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 25;

    @Test
    void a_run_is_an_event_in_utc() throws Exception {
        Gap gap = new Gap(Duration.ofHours(25), RUN, RUN.plus(Duration.ofHours(25)));
        String text = ScheduleCalendar.write(
                "contoso",
                STAMP,
                List.of(new MachineRuns(
                        "sql-01",
                        "gold",
                        ZoneId.of("America/New_York"),
                        Duration.ofMinutes(7),
                        List.of(RUN, RUN.plusSeconds(3_600)),
                        Optional.of(gap))));
        List<CalendarComponent> events = read(text).getComponents();
        assertThat(events).hasSize(2);
        CalendarComponent event = events.get(0);
        assertThat(value(event, Property.DTSTART)).isEqualTo("20261121T030700Z");
        assertThat(value(event, Property.DTSTAMP)).isEqualTo("20261120T150000Z");
        assertThat(value(event, Property.SUMMARY)).isEqualTo("Backup of sql-01");
        assertThat(value(event, Property.DESCRIPTION))
                .isEqualTo("Policy gold, zone America/New_York, slot 7m. Largest gap between runs: 25 h, beginning"
                        + " 2026-11-20T22:07:00-05:00.");
        assertThat(value(events.get(1), Property.DTSTART)).isEqualTo("20261121T040700Z");
    }

    @Test
    void hostile_names_stay_names() {
        Seeds.forEach(SEEDS, random -> {
            List<MachineRuns> machines = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                machines.add(machine(hostile(random), hostile(random), RUN.plusSeconds(random.nextInt(100_000))));
            }
            String text = ScheduleCalendar.write(hostile(random), STAMP, machines);
            shape(text);
            Calendar calendar = read(text);
            assertThat(calendar.<CalendarComponent>getComponents()).hasSize(4).allSatisfy(component -> {
                assertThat(component.getName()).isEqualTo(Component.VEVENT);
                assertThat(component.getProperties()).hasSize(6);
            });
        });
    }

    @Test
    void text_comes_back_as_it_was() throws Exception {
        String name = "a\\b;c,d \"e\": 日本語 🙂 ñ BEGIN:VEVENT " + "🙂é".repeat(60);
        String text = ScheduleCalendar.write("x", STAMP, List.of(machine(name, "p", RUN)));
        shape(text);
        assertThat(value(read(text).<CalendarComponent>getComponents().get(0), Property.SUMMARY))
                .isEqualTo("Backup of " + name);
    }

    @Test
    void line_ends_and_control_characters_are_shown_and_not_obeyed() throws Exception {
        String name = "x\r\nEND:VEVENT\n\u0007\u001b[31m\u0000";
        String text = ScheduleCalendar.write(name, STAMP, List.of(machine(name, name, RUN)));
        shape(text);
        assertThat(value(read(text).<CalendarComponent>getComponents().get(0), Property.SUMMARY))
                .isEqualTo("Backup of x\\x0d\\x0aEND:VEVENT\\x0a\\x07\\x1b[31m\\x00");
    }

    @Test
    void a_run_keeps_its_uid_and_no_other_has_it() throws Exception {
        List<MachineRuns> machines = List.of(machine("a", "p", RUN), machine("b", "p", RUN));
        Set<String> uids = new HashSet<>();
        for (CalendarComponent event :
                read(ScheduleCalendar.write("x", STAMP, machines)).<CalendarComponent>getComponents()) {
            uids.add(value(event, Property.UID));
        }
        for (CalendarComponent event : read(ScheduleCalendar.write("xa", STAMP, List.of(machine("", "p", RUN))))
                .<CalendarComponent>getComponents()) {
            uids.add(value(event, Property.UID));
        }
        assertThat(uids).hasSize(3);
        String later = ScheduleCalendar.write("x", STAMP.plusSeconds(60), List.of(machine("a", "other", RUN)));
        assertThat(uids)
                .contains(value(read(later).<CalendarComponent>getComponents().get(0), Property.UID));
    }

    @Test
    void a_calendar_without_runs_is_valid_too() throws Exception {
        String text = ScheduleCalendar.write("x", STAMP, List.of());
        shape(text);
        assertThat(read(text).<CalendarComponent>getComponents())
                .extracting(CalendarComponent::getName)
                .containsExactly(Component.VFREEBUSY);
    }

    /** RFC 5545, 3.1: every line ends with CRLF and has at most 75 octets of whole characters. */
    private static void shape(String text) {
        assertThat(text).endsWith("END:VCALENDAR\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text.codePoints().filter(c -> c < ' ' && c != '\r' && c != '\n' || c == 0x7f))
                .isEmpty();
        for (String line : text.split("\r\n", -1)) {
            byte[] octets = line.getBytes(StandardCharsets.UTF_8);
            assertThat(octets).hasSizeLessThanOrEqualTo(75);
            assertThat(new String(octets, StandardCharsets.UTF_8)).isEqualTo(line);
        }
    }

    private static Calendar read(String text) throws Exception {
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().getEntries()).isEmpty();
        return calendar;
    }

    private static String value(CalendarComponent component, String property) {
        return component.getRequiredProperty(property).getValue();
    }

    private static MachineRuns machine(String address, String policy, Instant run) {
        return new MachineRuns(address, policy, ZoneId.of("UTC"), Duration.ZERO, List.of(run), Optional.empty());
    }

    private static String hostile(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(8) == 0 ? 65_536 : random.nextInt(200);
        while (text.length() < length) {
            text.append(Seeds.oneOf(
                    random,
                    "\n",
                    "\r\n",
                    ",",
                    ";",
                    ":",
                    "\\",
                    "\"",
                    "\\n",
                    "🙂",
                    "é",
                    "日",
                    "\u0000",
                    "\u0085",
                    "\u2028",
                    "\t",
                    " ",
                    "a",
                    "BEGIN:VEVENT",
                    "END:VCALENDAR",
                    "\ud83d",
                    "\u202e",
                    "\u007f"));
        }
        return text.toString();
    }
}
