"""What the program says and understands, in each language: owns every sentence on a screen and every typed word."""
