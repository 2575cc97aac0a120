package dev.holdfast.cli.render;

import java.io.PrintStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Writes JSON lines, for programs that read line by line: an object a line, each with its {@code type} first. */
public final class JsonLines {

    private final PrintStream target;
    private long lines;

    /** Lines to this stream, which stays open and is never flushed here. */
    public JsonLines(PrintStream target) {
        this.target = target;
    }

    /** Writes a line: {@code {"type":"…"}} and what the content adds to it. */
    public void line(String type, Consumer<JsonGenerator> content) {
        target.print(JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("type", type);
            content.accept(json);
            json.writeEndObject();
        }));
        lines++;
    }

    /** Counts lines that somebody else wrote to the stream. */
    public void add(long others) {
        lines += others;
    }

    /** Writes the last line, {@code {"type":"end","lines":n}}, by which a reader knows that it has seen all. It counts itself. */
    public void end() {
        long all = lines + 1;
        line("end", json -> json.writeNumberProperty("lines", all));
    }
}
