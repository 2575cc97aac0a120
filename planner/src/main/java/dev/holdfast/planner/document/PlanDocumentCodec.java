package dev.holdfast.planner.document;

/**
 * Canonical JSON (RFC 8785) of plan documents: the same document gives the same bytes on every machine. The digest is the
 * SHA-256 of the canonical bytes of the document with an empty {@code holdfast.digest}.
 */
public final class PlanDocumentCodec {

    private PlanDocumentCodec() {}

    /** The canonical bytes, without a line end. */
    @SuppressWarnings("DoNotCallSuggester")
    public static byte[] write(PlanDocument document) {
        throw new UnsupportedOperationException(document.formatVersion());
    }

    /** The same document with its digest filled in. */
    @SuppressWarnings("DoNotCallSuggester")
    public static PlanDocument sealed(PlanDocument document) {
        throw new UnsupportedOperationException(document.formatVersion());
    }

    /**
     * Reads a document and checks its digest.
     *
     * @throws PlanDocumentException if the bytes are no plan document, or the digest does not fit
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static PlanDocument read(byte[] bytes) throws PlanDocumentException {
        throw new PlanDocumentException("" + bytes.length);
    }
}
