package platform.web.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of every list; a controller takes it as {@code @Valid @ParameterObject PageQuery page}.
 *
 * @param cursor {@code nextCursor} of the page before; absent for the first page
 * @param limit 1 to 100 rows, 20 when absent
 */
public record PageQuery(
        @Parameter(description = "`nextCursor` of the page before; absent for the first page") @Schema(nullable = true) @Size(max = 400) @Nullable String cursor,
        @Parameter(description = "rows per page, 20 when absent") @Schema(defaultValue = "20", nullable = true) @Min(1) @Max(PageQuery.MAX_LIMIT) @Nullable Integer limit) {
    static final int MAX_LIMIT = 100;
    private static final int DEFAULT_LIMIT = 20;

    /** How many rows the page shall have. */
    public int size() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }
}
