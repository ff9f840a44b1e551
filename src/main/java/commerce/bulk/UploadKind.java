package commerce.bulk;

/** What a table is about. */
enum UploadKind {
    /** New products, each row one of their forms. */
    FRESH,
    /** Prices, sales, freight and status of products that buyers know. */
    EDIT
}
