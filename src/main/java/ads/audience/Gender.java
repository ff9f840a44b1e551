package ads.audience;

/** As somebody told the app. */
public enum Gender implements Numbered {
    UNKNOWN(0), FEMALE(1), MALE(2);

    private final int number;

    Gender(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
