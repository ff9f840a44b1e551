package pay.psp;

import java.util.Arrays;
import java.util.Optional;

/**
 * Companies that issue cards in Korea, by the codes that payment service providers share.
 *
 * @see <a href="https://docs.tosspayments.com/reference/codes">docs.tosspayments.com: codes of card companies</a>
 */
public enum CardCompany {
    KB("11", "국민카드"), KAKAO_BANK("15", "카카오뱅크"), HANA("21", "하나카드"), TOSS_BANK("24", "토스뱅크"), KDB("30", "산업은행"),
    BC("31", "비씨카드"), WOORI_BC("33", "우리비씨"), SUHYUP("34", "수협은행"), JEONBUK("35", "전북은행"), CITI("36", "씨티카드"),
    POST("37", "우체국"), SAEMAUL("38", "새마을금고"), SAVINGS_BANKS("39", "저축은행"), K_BANK("3A", "케이뱅크"), IBK_BC("3K", "기업비씨"),
    SHINHAN("41", "신한카드"), JEJU("42", "제주은행"), GWANGJU("46", "광주은행"), SAMSUNG("51", "삼성카드"), HYUNDAI("61", "현대카드"),
    SHINHYUP("62", "신협"), LOTTE("71", "롯데카드"), NH("91", "농협카드"), WOORI("W1", "우리카드");

    private final String code;
    private final String label;

    CardCompany(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** Two characters. */
    public String code() {
        return code;
    }

    /** The company's name. */
    public String label() {
        return label;
    }

    /** Who owns the company's account in the ledger: owners are numbers, so its code is read as one of base 36. */
    public long owner() {
        return Long.parseLong(code, 36);
    }

    public static Optional<CardCompany> of(String code) {
        return Arrays.stream(values()).filter(company -> company.code.equals(code)).findFirst();
    }
}
