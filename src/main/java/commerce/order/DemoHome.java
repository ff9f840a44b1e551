package commerce.order;

/** Where what demo members order goes. */
public final class DemoHome {
    public static final Delivery ADDRESS = new Delivery("김데모", "01000000000", "06236", "서울특별시 강남구 테헤란로 152", "1층",
            null);

    private DemoHome() {}
}
