package pay.bank;

/** The name that a bank has an account under. */
public final class HolderName {
    private HolderName() {}

    /** Whether it is somebody's name, apart from spaces and the kind of company. */
    public static boolean isOf(String holder, String name) {
        return plain(holder).equals(plain(name));
    }

    private static String plain(String name) {
        return name.replaceAll("주식회사|유한회사|\\((주|유)\\)|㈜|\\s", "");
    }
}
