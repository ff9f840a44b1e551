package pay.bank;

import java.util.Arrays;
import java.util.Optional;

/** The banks that accounts can be linked of, with their codes at the clearing house (금융결제원). */
public enum BankCode {
    KB("004", "국민은행"), NH("011", "농협은행"), WOORI("020", "우리은행"), HANA("081", "하나은행"), SHINHAN("088",
            "신한은행"),
    K_BANK("089", "케이뱅크"), KAKAO("090", "카카오뱅크"), TOSS("092", "토스뱅크");

    /** A code of one of them. */
    public static final String PATTERN = "004|011|020|081|088|089|090|092";

    private final String code;
    private final String label;

    BankCode(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** Three digits. */
    public String code() {
        return code;
    }

    /** The bank's name. */
    public String label() {
        return label;
    }

    public static Optional<BankCode> of(String code) {
        return Arrays.stream(values()).filter(bank -> bank.code.equals(code)).findFirst();
    }
}
