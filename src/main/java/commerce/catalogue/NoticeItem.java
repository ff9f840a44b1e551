package commerce.catalogue;

/** A line of what the law wants told of goods that are sold at a distance (상품 정보 제공 고시). */
public record NoticeItem(String code, String nameKo, String nameEn) {}
