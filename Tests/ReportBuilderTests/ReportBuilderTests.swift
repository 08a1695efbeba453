// ReportBuilderTests
