package home.rebuild;

/** Rows of a read model that no event told: those of demo members, who were there before the event log began. */
public interface BeforeTheLog {
    /** Writes them as events would have, whether or not some are there already. */
    void fill(ReadModel model);
}
