package faults;

/**
 * How clients behave.
 *
 * @param clients at work at once, each for a member of its own
 * @param pauseMillis between two errands of a client
 * @param wares how many different ones are bought
 * @param purchases of a hundred errands so many; the others are transfers
 * @param impatient of a hundred requests so many are sent twice at the same time
 * @param forgetful of a hundred errands so many are asked for once more after they were acknowledged
 * @param keepsKey whether what is repeated keeps its key, as it must
 */
record Manner(int clients, long pauseMillis, int wares, int purchases, int impatient, int forgetful,
        boolean keepsKey) {
    static final Manner USUAL = new Manner(24, 20, 20, 25, 5, 5, true);
    /** Some fifty errands a second, half of what goes. */
    static final Manner GENTLE = new Manner(16, 250, 20, 25, 5, 5, true);
    /** Who shares a key must not share it with an effect. */
    static final Manner IMPATIENT = new Manner(16, 250, 20, 25, 50, 5, true);
    /** Who did not hear an answer asks again as for the first time. */
    static final Manner WITHOUT_KEYS = new Manner(16, 250, 20, 25, 0, 20, false);
    /** Everybody wants the same. */
    static final Manner RUSH = new Manner(64, 20, 1, 100, 5, 5, true);
    /** Many events, by so many that nobody's money ends. */
    static final Manner FEED = new Manner(120, 100, 20, 5, 5, 5, true);
    /** Members who are there and do next to nothing, for rounds of all of them in four groups. */
    static final Manner ROUNDS = new Manner(64, 3_600_000, 4, 0, 0, 0, true);
    /** Members who are there and do next to nothing, for a crowd that comes by itself. */
    static final Manner QUIET = new Manner(150, 3_600_000, 60, 0, 0, 0, true);
    /** More than there are places for requests that are served one by one. */
    static final Manner MANY = new Manner(200, 400, 20, 25, 5, 5, true);
}
