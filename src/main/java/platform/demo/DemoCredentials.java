package platform.demo;

/**
 * What the demo people log in with. Public on purpose, written into no database but that of a demo: nothing in production
 * loads them.
 */
public final class DemoCredentials {
    /** Every demo member's PIN. */
    public static final String PIN = "482915";

    /** Every demo member's device key: P-256, X.509 SubjectPublicKeyInfo, base64. */
    public static final String DEVICE_PUBLIC_KEY = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEKaWlsYDkFCs3au15MJ1mqXd8V0R+afvPJo5Tmp5gL0qP"
            + "KdzFPrqeD1iFSb6upx/VxXZB2wlwChUZNhKI9apr7Q==";

    /** The private half of {@link #DEVICE_PUBLIC_KEY}: PKCS#8, base64; with {@code openssl}, PEM is this between two lines. */
    public static final String DEVICE_PRIVATE_KEY = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgKApcewovX+SNFG5LlnDetucVXZaeC5XB"
            + "+14iLdNxfFuhRANCAAQppaWxgOQUKzdq7XkwnWapd3xXRH5p+88mjlOanmAvSo8p3MU+up4PWIVJvq6nH9XFdkHbCXAKFRk2Eoj1qmvt";

    /** The demo operator's log-in name. */
    public static final String OPERATOR = "operator";
    /** The demo seller's log-in name: one of the people of {@link DemoIds#seller seller} 1. */
    public static final String SELLER = "seller";
    /** The demo advertiser's log-in name: one of the people of {@link DemoIds#advertiser advertiser} 1. */
    public static final String ADVERTISER = "advertiser";
    /** Password of all three. */
    public static final String PASSWORD = "madang-demo-only";
    /** TOTP secret of all three, base32, for an authenticator app or {@code oathtool --totp -b}. */
    public static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    /** A test key of the demo's merchant. */
    public static final String MERCHANT_TEST_KEY = "test_sk_madang-demo-only-madang-demo-only-madang-de";
    /** A live key of the demo's merchant: it moves the demo members' money. */
    public static final String MERCHANT_LIVE_KEY = "live_sk_madang-demo-only-madang-demo-only-madang-de";

    private DemoCredentials() {}

    /** The phone number of a demo member: 01000000001 and on. No such number is given out in Korea (0 and 1 lead no station). */
    public static String phone(long index) {
        return "010%08d".formatted(index);
    }
}
