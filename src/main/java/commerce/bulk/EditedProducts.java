package commerce.bulk;

import java.util.List;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.product.Terms;
import commerce.refusal.CommerceError;
import commerce.sheet.Sheet;
import commerce.sheet.SheetRow;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.web.DomainException;

/** Products that buyers know as a table would have them, one a row. */
final class EditedProducts {
    private EditedProducts() {}

    /**
     * One of them.
     *
     * @param wanted null when something is wrong
     * @param problem null when nothing is
     */
    record Read(int row, String name, @Nullable Wanted wanted, @Nullable Problem problem) {}

    /** @param version of the product that its seller saw */
    record Wanted(ProductId id, int version, Terms terms, ProductStatus status) {}

    static List<Read> of(Sheet sheet) {
        sheet.requires(Column.EDIT.toArray(String[]::new));
        return sheet.rows().stream().map(row -> one(sheet, row)).toList();
    }

    private static Read one(Sheet sheet, SheetRow row) {
        String name = sheet.value(row, Column.NAME);
        try {
            ProductId id = Tsid.parse(sheet.value(row, Column.PRODUCT)).map(each -> new ProductId(each.value()))
                    .orElseThrow(() -> new DomainException(CommerceError.PRODUCT_NOT_FOUND));
            return new Read(row.number(), name,
                    new Wanted(id, version(sheet, row), FreshProducts.terms(sheet, row), status(sheet, row)), null);
        } catch (DomainException e) {
            return new Read(row.number(), name, null, Problem.of(row.number(), name, e));
        }
    }

    private static int version(Sheet sheet, SheetRow row) {
        String text = sheet.value(row, Column.VERSION);
        if (!text.matches("[0-9]{1,9}")) {
            throw new DomainException(CommerceError.PRODUCT_CHANGED_MEANWHILE);
        }
        return Integer.parseInt(text);
    }

    private static ProductStatus status(Sheet sheet, SheetRow row) {
        try {
            return ProductStatus.valueOf(sheet.value(row, Column.STATUS));
        } catch (IllegalArgumentException e) {
            throw new DomainException(CommerceError.PRODUCT_INCOMPLETE, Column.STATUS);
        }
    }
}
