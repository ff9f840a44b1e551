package ads.audience;

/** What the app runs on. */
public enum Os implements Numbered {
    UNKNOWN(0), IOS(1), ANDROID(2), WEB(3);

    private final int number;

    Os(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
