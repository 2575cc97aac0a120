package dev.holdfast.dsl.diagnostic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of problem a declaration or an inventory can have: THE list. The id never changes its meaning and is never
 * reused; findings of a plan continue the numbering from HF1000 on. What each means is in {@code problems.md} among the
 * resources of this package ({@link Meanings}).
 */
public enum DiagnosticCode {
    // the file
    FILE_UNREADABLE("HF0001", Severity.ERROR, "File cannot be read"),
    FILE_TOO_LARGE("HF0002", Severity.ERROR, "File is too large"),
    LINE_TOO_LONG("HF0003", Severity.ERROR, "Line is too long"),
    NOT_UTF8("HF0004", Severity.ERROR, "File is not UTF-8 text"),
    FORBIDDEN_CHARACTER("HF0005", Severity.ERROR, "Character is not allowed"),
    TAB_INDENTATION("HF0006", Severity.ERROR, "Tab used as indentation"),
    NOTHING_TO_READ("HF0007", Severity.ERROR, "No declaration found"),
    // HF0008 is not used any more
    // the text
    SYNTAX("HF0010", Severity.ERROR, "Text cannot be parsed"),
    NESTED_TOO_DEEPLY("HF0011", Severity.ERROR, "Nested too deeply"),
    TOO_MANY_ALIASES("HF0012", Severity.ERROR, "Too many alias expansions"),
    RECURSIVE_ALIAS("HF0013", Severity.ERROR, "Alias contains itself"),
    TAG_NOT_ALLOWED("HF0014", Severity.ERROR, "Tag is not allowed"),
    DUPLICATE_KEY("HF0015", Severity.ERROR, "Key is written twice"),
    KEY_NOT_TEXT("HF0016", Severity.ERROR, "Key is not a name"),
    SEVERAL_DOCUMENTS("HF0017", Severity.ERROR, "More than one document in a file"),
    // the shape
    UNKNOWN_KEY("HF0020", Severity.ERROR, "Unknown key"),
    MISSING_KEY("HF0021", Severity.ERROR, "Key is missing"),
    WRONG_TYPE("HF0022", Severity.ERROR, "Value has the wrong type"),
    NOT_ONE_OF("HF0023", Severity.ERROR, "Value is not one of the possible words"),
    BAD_QUANTITY("HF0024", Severity.ERROR, "Quantity cannot be read"),
    OUT_OF_RANGE("HF0025", Severity.ERROR, "Value is out of range"),
    BAD_NAME("HF0026", Severity.ERROR, "Name is not allowed"),
    VERSION_UNSUPPORTED("HF0027", Severity.ERROR, "Language version is not supported"),
    // the meaning
    DUPLICATE_NAME("HF0030", Severity.ERROR, "Name is declared twice"),
    UNKNOWN_REFERENCE("HF0031", Severity.ERROR, "Name is not declared"),
    EXTENDS_CYCLE("HF0032", Severity.ERROR, "Policies extend each other in a circle"),
    NOT_EXACTLY_ONE("HF0033", Severity.ERROR, "Exactly one of several keys is needed"),
    CONFLICTING_KEYS("HF0034", Severity.ERROR, "Keys contradict each other"),
    BAD_SCHEDULE("HF0035", Severity.ERROR, "Schedule cannot be read"),
    BAD_TIME_ZONE("HF0036", Severity.ERROR, "Time zone is unknown"),
    RETENTION_KEEPS_NOTHING("HF0037", Severity.ERROR, "Retention keeps nothing"),
    BAD_DATE("HF0038", Severity.ERROR, "Date or instant cannot be read"),
    LOOKS_LIKE_SECRET("HF0039", Severity.ERROR, "Value looks like a secret"),
    MISSING_REASON("HF0040", Severity.ERROR, "Reason is missing"),
    BAD_MOVE("HF0041", Severity.ERROR, "Move cannot be made"),
    BAD_IGNORE("HF0042", Severity.ERROR, "Ignore cannot be read"),
    // expressions
    EXPRESSION_SYNTAX("HF0050", Severity.ERROR, "Expression cannot be parsed"),
    EXPRESSION_TYPE("HF0051", Severity.ERROR, "Expression does not fit"),
    EXPRESSION_UNKNOWN_NAME("HF0052", Severity.ERROR, "Expression uses an unknown name"),
    EXPRESSION_BUDGET("HF0053", Severity.ERROR, "Expression is too large"),
    // inventories
    INVENTORY_UNREADABLE("HF0060", Severity.ERROR, "Inventory cannot be read"),
    INVENTORY_RECORD_DAMAGED("HF0061", Severity.ERROR, "Inventory record is damaged"),
    INVENTORY_DUPLICATE("HF0062", Severity.WARNING, "Inventory record appears twice"),
    INVENTORY_EMPTY("HF0063", Severity.WARNING, "Inventory holds no virtual machine"),
    INVENTORY_INCOMPLETE("HF0064", Severity.ERROR, "Inventory is only one page of several"),
    INVENTORY_VALUE_UNUSABLE("HF0065", Severity.WARNING, "Inventory value cannot be used"),
    INVENTORY_AMBIGUOUS("HF0066", Severity.WARNING, "Machine fits several inventory records"),
    // what is accepted but has no effect yet
    NOT_YET_EVALUATED("HF0070", Severity.NOTE, "Key is not yet evaluated"),
    // the Groovy spelling
    NOT_IN_LANGUAGE("HF0080", Severity.ERROR, "Not part of the policy language"),
    NOT_CLOSED("HF0081", Severity.ERROR, "Bracket, quote or comment is not closed"),
    TEXT_BUDGET("HF0082", Severity.ERROR, "Text is too large to be parsed"),
    STATEMENT_WITHOUT_EFFECT("HF0083", Severity.ERROR, "Statement has no effect"),
    NOT_SEPARATED("HF0084", Severity.ERROR, "Statements are not separated"),
    NOT_EVALUABLE("HF0085", Severity.ERROR, "Statement cannot be evaluated"),
    UNKNOWN_NAME("HF0086", Severity.ERROR, "Name is not known"),
    EVALUATION_BUDGET("HF0087", Severity.ERROR, "Evaluation needs too much"),
    BAD_INCLUDE("HF0088", Severity.ERROR, "File cannot be applied"),
    // the other spelling
    NOT_WRITABLE("HF0090", Severity.ERROR, "Text cannot be written in this spelling"),
    COMMENT_LEFT_OUT("HF0091", Severity.NOTE, "Comment is left out"),
    IGNORE_NARROWED("HF0092", Severity.WARNING, "Ignore is for less than before"),
    // prices
    PRICES_UNREADABLE("HF0100", Severity.ERROR, "Price book cannot be read"),
    NO_PRICES("HF0101", Severity.ERROR, "No prices found"),
    PRICES_CONTRADICT("HF0102", Severity.ERROR, "Prices contradict each other");

    private final String id;
    private final Severity severity;
    private final String summary;

    DiagnosticCode(String id, Severity severity, String summary) {
        this.id = id;
        this.severity = severity;
        this.summary = summary;
    }

    /** The problem with this id or this name, in any case. */
    public static Optional<DiagnosticCode> of(String word) {
        return Arrays.stream(values())
                .filter(code -> code.id.equalsIgnoreCase(word) || code.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The name in documents, such as {@code bad-date}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The stable id, {@code HF0nnn}. */
    public String id() {
        return id;
    }

    /** The severity unless a reader says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** Fixed words without names, suitable as a headline. */
    public String summary() {
        return summary;
    }
}
