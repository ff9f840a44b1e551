package ads.audience;

/** The 17 provinces and metropolitan cities of Korea (ISO 3166-2:KR). */
public enum Region implements Numbered {
    UNKNOWN(0), SEOUL(1), BUSAN(2), DAEGU(3), INCHEON(4), GWANGJU(5), DAEJEON(6), ULSAN(7), SEJONG(8), GYEONGGI(9),
    GANGWON(10), CHUNGBUK(11), CHUNGNAM(12), JEONBUK(13), JEONNAM(14), GYEONGBUK(15), GYEONGNAM(16), JEJU(17);

    private final int number;

    Region(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
