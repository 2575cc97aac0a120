// A mark in the middle of a text.
holdfast 1
name 'victim'
vm('web﻿-01')
