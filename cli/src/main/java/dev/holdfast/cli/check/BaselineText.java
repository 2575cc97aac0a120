package dev.holdfast.cli.check;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Baselines as text: JSON with a line for each entry, sorted, so that versions of a file can be compared and merged line by line.
 * The same baseline has the same text.
 */
public final class BaselineText {

    private BaselineText() {}

    /** The text in UTF-8, with a line end. */
    public static byte[] of(Baseline baseline, String estate) {
        StringBuilder text = new StringBuilder(1_024);
        text.append("{\n");
        text.append("  ").append(quoted(BaselineFile.SCHEMA_KEY)).append(": ").append(quoted(BaselineFile.SCHEMA));
        text.append(",\n  ")
                .append(quoted(BaselineFile.VERSION_KEY))
                .append(": ")
                .append(BaselineFile.VERSION);
        text.append(",\n  ").append(quoted(BaselineFile.ESTATE)).append(": ").append(quoted(estate));
        text.append(",\n  ").append(quoted(BaselineFile.FINDINGS)).append(": [");
        Iterator<BaselineEntry> entries = baseline.entries().iterator();
        while (entries.hasNext()) {
            text.append("\n    ");
            entry(entries.next(), text);
            text.append(entries.hasNext() ? "," : "\n  ");
        }
        return text.append("]\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void entry(BaselineEntry entry, StringBuilder text) {
        text.append("{ \"id\": ").append(quoted(entry.id()));
        text.append(", \"name\": ").append(quoted(entry.name()));
        text.append(", \"level\": ").append(quoted(entry.level()));
        text.append(", \"address\": ").append(quoted(entry.address()));
        text.append(", \"message\": ").append(quoted(entry.message()));
        text.append(", \"fingerprint\": ").append(quoted(entry.fingerprint())).append(" }");
    }

    private static String quoted(String value) {
        StringWriter json = new StringWriter(value.length() + 2);
        try (JsonGenerator generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), json)) {
            generator.writeString(value);
        }
        return json.toString();
    }
}
