package dev.holdfast.planner.state;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a job failed, as the service says it.
 *
 * @param code one word that people look up, such as {@code UserErrorGuestAgentStatusUnavailable}; empty if none was given
 * @param message what happened and what to do; may be empty
 */
public record JobError(String code, String message) {

    private static final Pattern CODE_FIRST = Pattern.compile("(\\p{Alpha}\\w*):\\s+(.*)", Pattern.DOTALL);

    /** Reads {@code Code: message}; without a code in front the whole is the message. */
    public static JobError of(String text) {
        Matcher matcher = CODE_FIRST.matcher(text);
        return matcher.matches()
                ? new JobError(matcher.group(1), matcher.group(2).strip())
                : new JobError("", text.strip());
    }

    /** Text for people: {@code Code: message}, or whichever of the two there is. */
    public String display() {
        if (code.isEmpty() || message.isEmpty()) {
            return code.isEmpty() && message.isEmpty() ? "no reason given" : code + message;
        }
        return code + ": " + message;
    }
}
