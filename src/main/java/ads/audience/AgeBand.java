package ads.audience;

/** How old somebody is, in tens. */
public enum AgeBand implements Numbered {
    UNKNOWN(0), TEENS(1), TWENTIES(2), THIRTIES(3), FORTIES(4), FIFTIES(5), SIXTIES_UP(6);

    private final int number;

    AgeBand(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
