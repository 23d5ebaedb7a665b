//! Reports: JSON and Markdown, from analyses and their comparison. No files, no clocks.
