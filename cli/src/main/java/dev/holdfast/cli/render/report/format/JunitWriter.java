package dev.holdfast.cli.render.report.format;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a JUnit report, suite by suite and case by case.
 *
 * <p>{@link JunitFlavor#PORTABLE} keeps to what the schema of Ant's reports and those of Jenkins' xUnit plugin ({@code
 * junit-4.xsd} to {@code junit-10.xsd}) have in common: a case that has passed holds no text, so the output of the suite does.
 * {@link JunitFlavor#GITLAB} has that text, and the attribute {@code file}, at each case.
 */
public final class JunitWriter {

    /** Of the machine that ran the tests, which reports do not tell. */
    private static final String HOST = "localhost";

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final JunitFlavor flavor;
    private final Heading heading;
    private final StringBuilder xml = new StringBuilder(4_096);
    private final StringBuilder passed = new StringBuilder();
    private int suites;

    /**
     * What a report is of.
     *
     * @param kind one word, such as {@code plan}
     * @param title for people; harmless text
     * @param at an instant as text; anything else stands for the first instant of all
     */
    public record Heading(String kind, String title, String at) {}

    /**
     * What a case says. All texts are harmless.
     *
     * @param name what it is called
     * @param className of its group, without the prefix {@code holdfast.}
     * @param file where it comes from; absent if that is not known
     * @param text all that is to say; empty for nothing
     */
    public record Case(String name, String className, Optional<String> file, String text) {}

    /**
     * Begins a report.
     *
     * @param tests how many cases there will be
     * @param failures how many of them failed
     */
    public JunitWriter(JunitFlavor flavor, Heading heading, int tests, int failures) {
        this.flavor = flavor;
        this.heading = heading;
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        if (!isPortable()) {
            attribute("name", heading.title());
            counts(tests, failures);
        }
        xml.append(">\n");
    }

    private boolean isPortable() {
        return flavor == JunitFlavor.PORTABLE;
    }

    /** Begins a suite. */
    public void open(String name, int tests, int failures) {
        xml.append("  <testsuite");
        attribute("name", name);
        if (isPortable()) {
            attribute("id", Integer.toString(suites));
            attribute("package", "holdfast");
            attribute("hostname", HOST);
            attribute("timestamp", time());
            attribute("time", "0");
        } else {
            attribute("skipped", "0");
        }
        suites++;
        counts(tests, failures);
        xml.append(">\n");
        if (isPortable()) {
            xml.append("    <properties>\n      <property");
            attribute("name", heading.kind());
            attribute("value", heading.title());
            xml.append("/>\n    </properties>\n");
        }
    }

    /** Ends a suite. */
    public void close() {
        if (isPortable()) {
            xml.append("    <system-out>")
                    .append(XmlText.escape(passed.toString()))
                    .append("</system-out>\n    <system-err></system-err>\n");
        }
        passed.setLength(0);
        xml.append("  </testsuite>\n");
    }

    /** A case that has passed. */
    public void passed(Case one) {
        begin(one);
        if (one.text().isEmpty()) {
            xml.append("/>\n");
        } else if (isPortable()) {
            xml.append("/>\n");
            passed.append(passed.isEmpty() ? "" : "\n\n")
                    .append(one.name())
                    .append('\n')
                    .append(one.text());
        } else {
            xml.append(">\n      <system-out>")
                    .append(XmlText.escape(one.text()))
                    .append("</system-out>\n    </testcase>\n");
        }
    }

    /**
     * A case that has failed.
     *
     * @param type in a word, what kind of failure it is
     * @param message in a sentence, what is wrong
     */
    public void failed(Case one, String type, String message) {
        begin(one);
        xml.append(">\n      <failure");
        attribute("type", type);
        attribute("message", message);
        xml.append('>').append(XmlText.escape(one.text())).append("</failure>\n    </testcase>\n");
    }

    /** Ends the report. */
    public String end() {
        return xml.append("</testsuites>\n").toString();
    }

    private void begin(Case one) {
        xml.append("    <testcase");
        attribute("name", one.name());
        attribute("classname", "holdfast." + one.className());
        attribute("time", "0");
        if (!isPortable()) {
            one.file().ifPresent(file -> attribute("file", file));
        }
    }

    /** The instant in UTC without offset, as both schemas want it. */
    private String time() {
        LocalDateTime time;
        try {
            time = LocalDateTime.ofInstant(Instant.parse(heading.at()), ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            time = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
        }
        return time.truncatedTo(ChronoUnit.SECONDS).format(SECONDS);
    }

    private void counts(int tests, int failures) {
        attribute("tests", Integer.toString(tests));
        attribute("failures", Integer.toString(failures));
        attribute("errors", "0");
    }

    private void attribute(String name, String value) {
        xml.append(' ').append(name).append("=\"").append(XmlText.escape(value)).append('"');
    }
}
